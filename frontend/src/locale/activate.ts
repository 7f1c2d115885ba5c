import { i18n, type Messages } from '@lingui/core'

import { locale, type Locale } from './locale'

const CATALOGUES: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('../locales/en/shop.po'),
  fr: () => import('../locales/fr/shop.po'),
  ar: () => import('../locales/ar/shop.po'),
}

/** Load the words of the page's language; nothing is shown before. */
export async function activate(): Promise<void> {
  const { messages } = await CATALOGUES[locale]()
  i18n.loadAndActivate({ locale, messages })
}
