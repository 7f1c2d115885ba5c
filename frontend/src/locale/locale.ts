/** The language of this document: it follows from the address and stays for the life of the page. */

export const LOCALES = ['en', 'fr', 'ar'] as const
export type Locale = (typeof LOCALES)[number]

/** Each language by its own name. */
export const NAMES: Record<Locale, string> = { en: 'English', fr: 'Français', ar: 'العربية' }

/** Fixed tags: a bare `ar` writes other digits from region to region. */
const TAGS: Record<Locale, string> = { en: 'en-IE', fr: 'fr-FR', ar: 'ar-u-nu-latn' }

function isLocale(word: string | undefined): word is Locale {
  return LOCALES.some((each) => each === word)
}

/** The language that a path begins with; English stands bare. */
function localeOf(path: string): Locale {
  const first = path.split('/')[1]
  return isLocale(first) ? first : 'en'
}

export const locale = localeOf(window.location.pathname)
export const tag = TAGS[locale]
/** Whether the page is read from right to left. */
export const rightToLeft = locale === 'ar'
export const basename = locale === 'en' ? '/' : `/${locale}`

/** The same page in another language: `path` is without language, as the router knows it. */
export function inLocale(other: Locale, path: string): string {
  if (other === 'en') return path
  return path === '/' ? `/${other}` : `/${other}${path}`
}

/** `lang` and `dir` for a text of the database, where its language is not the page's. */
export function textIn(lang: string | null | undefined): { lang?: string; dir: 'ltr' | 'rtl' | 'auto' } {
  if (lang == null) return { dir: 'auto' }
  return { ...(lang === locale ? {} : { lang }), dir: lang.startsWith('ar') ? 'rtl' : 'ltr' }
}
