import { LOCALES, NAMES } from './locale'

/** A language by its own name; `code` is BCP 47. */
export function languageName(code: string): string {
  const own = LOCALES.find((each) => each === code)
  if (own) return NAMES[own]
  try {
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
  } catch {
    return code
  }
}
