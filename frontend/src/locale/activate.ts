import { i18n, type Messages } from '@lingui/core'

import { locale, type Locale, tag } from './locale'

export type Catalogues = Record<Locale, () => Promise<{ messages: Messages }>>

const SHOP: Catalogues = {
  en: () => import('../locales/en/shop.po'),
  fr: () => import('../locales/fr/shop.po'),
  ar: () => import('../locales/ar/shop.po'),
}

/** Load words of the page's language beside those that are there; nothing is shown before. */
export async function activate(catalogues: Catalogues = SHOP): Promise<void> {
  const { messages } = await catalogues[locale]()
  // Numbers in messages are written by the fixed tag, as everywhere.
  i18n.load(locale, messages)
  i18n.activate(locale, tag)
}
