import { i18n, type Messages } from '@lingui/core'

import { locale, type Locale, tag } from './locale'

const CATALOGUES: Record<Locale, () => Promise<{ messages: Messages }>> = {
  en: () => import('../locales/en/shop.po'),
  fr: () => import('../locales/fr/shop.po'),
  ar: () => import('../locales/ar/shop.po'),
}

/** Load the words of the page's language; nothing is shown before. */
export async function activate(): Promise<void> {
  const { messages } = await CATALOGUES[locale]()
  // Numbers in messages are written by the fixed tag, as everywhere.
  i18n.loadAndActivate({ locale, locales: tag, messages })
}
