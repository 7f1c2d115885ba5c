import { tag } from './locale'
import { compare } from './numbers'

const names = new Intl.DisplayNames(tag, { type: 'region' })

/** A country's name in the page's language; `code` is ISO 3166-1 alpha-2. */
export const countryName = (code: string): string => names.of(code) ?? code

/** Codes with their names, sorted as the page's language sorts. */
export function countriesByName(codes: readonly string[]): { code: string; name: string }[] {
  return codes.map((code) => ({ code, name: countryName(code) })).sort((a, b) => compare(a.name, b.name))
}

function regionOf(language: string): string | undefined {
  try {
    // A bare language stands for where most speak it: a browser that says `de, en-US` is more likely in Germany.
    return new Intl.Locale(language).maximize().region
  } catch {
    // Such as `en-US@posix`.
    return undefined
  }
}

/** The country that the reader's languages name, where it is one of `codes`; else none. */
export function likelyCountry(codes: readonly string[]): string {
  const regions = navigator.languages.map(regionOf)
  return regions.find((region) => region !== undefined && codes.includes(region)) ?? ''
}
