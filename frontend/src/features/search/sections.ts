/** A part of the shop that words may name. */
export interface Section {
  slug: string
  name: string
  lang: string
}

export const MOST_SECTIONS = 3

/** Without case and accents: `cafe` finds `Café`. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The sections with a word that begins as what was typed does. */
export function sectionsFor(words: string, sections: readonly Section[]): Section[] {
  const wanted = plain(words)
  return sections.filter(({ name }) => ` ${plain(name)}`.includes(` ${wanted}`)).slice(0, MOST_SECTIONS)
}
