import { i18n, type Messages } from '@lingui/core'

import { locale, type Locale, tag } from './locale'

export type Catalogues = Record<Locale, () => Promise<{ messages: Messages }>>

const SHOP: Catalogues = {
  en: () => import('../locales/en/shop.po'),
  fr: () => import('../locales/fr/shop.po'),
  ar: () => import('../locales/ar/shop.po'),
}
const PERSONAL: Catalogues = {
  en: () => import('../locales/en/personal.po'),
  fr: () => import('../locales/fr/personal.po'),
  ar: () => import('../locales/ar/personal.po'),
}
const PRICES: Catalogues = {
  en: () => import('../locales/en/prices.po'),
  fr: () => import('../locales/fr/prices.po'),
  ar: () => import('../locales/ar/prices.po'),
}

async function load(from: Catalogues): Promise<void> {
  const { messages } = await from[locale]()
  i18n.load(locale, messages)
}

/** Load words of the page's language beside those that are there; nothing is shown before. */
export async function activate(catalogues: Catalogues = SHOP): Promise<void> {
  await load(catalogues)
  // Numbers in messages are written by the fixed tag, as everywhere.
  i18n.activate(locale, tag)
}

/** The words of the pages about a person, their purchase and their account: nobody who looks around waits for them. */
export const loadPersonal = (): Promise<void> => load(PERSONAL)

/** The words of other sellers' prices and of alerts: whoever shows them loads them first. */
export const loadPrices = (): Promise<void> => load(PRICES)
