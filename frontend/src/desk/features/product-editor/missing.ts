/** What a shopper would miss: said before a product is published, and no reason not to. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import { latin } from '@/locale/amounts'
import { languageName } from '@/locale/languages'

import type { Stock } from './api/product'
import { DEFAULT_LOCALE, type Form } from './form'
import type { Fault } from './validate'

/** Whether a language lacks title or description, as the list of products counts it. */
export const lacksText = ({ texts }: Form, locale: string): boolean =>
  !texts[locale]?.title.trim() || !texts[locale].description.trim()

/** Each with the element where it can be mended. `stock`: the pieces of the variants that are there. */
export function missingOf(form: Form, locales: readonly string[], stock: ReadonlyMap<string, Stock>): Fault[] {
  const found: Fault[] = []
  const add = (id: string, text: MessageDescriptor): void => { found.push({ id, text }) }
  for (const locale of locales.filter((each) => lacksText(form, each))) {
    const language = languageName(locale)
    add(form.texts[locale]?.title.trim() ? `description-${locale}` : `title-${locale}`, msg`Text in ${language}`)
  }
  if (form.pictures.length === 0) add('add-pictures', msg`A picture`)
  else {
    const bare = form.pictures.find(({ alts }) => !alts[DEFAULT_LOCALE]?.trim())
    if (bare) add(`alt-${bare.id}-${DEFAULT_LOCALE}`, msg`What each picture shows, in words`)
  }
  if (form.categories.length === 0) add('categories', msg`A category`)
  const priceless = form.variants.find(({ withdrawn, price }) => !withdrawn && price.trim() === '')
  if (priceless) add(`variant-${priceless.key}-price`, msg`A price for each variant`)
  const pieces = form.variants.filter(({ withdrawn }) => !withdrawn)
    .reduce((sum, { key, known, stock: typed }) => sum + (known ? stock.get(key)?.available ?? 0 : Number(latin(typed)) || 0), 0)
  if (pieces === 0) add('variants', msg`Pieces in stock`)
  return found
}
