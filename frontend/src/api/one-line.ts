/** What services take in no line: breaks, control characters, halves of letters, marks that turn the reading direction. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu

/** A text as services take a line of at most so many letters. For what is noted down and never refused. */
export const oneLine = (text: string, most: number): string =>
  Array.from(text.replaceAll(NOT_IN_A_LINE, ' ').trim()).slice(0, most).join('')
