/** What is wrong in the form, by the element that can be mended; the service judges again. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import { exactAmount, latin } from '@/locale/amounts'
import { languageName } from '@/locale/languages'

import { caseless, combinationOf, DEFAULT_LOCALE, type Form, MOST_VARIANTS, NO_TEXT, valuesOf, type VariantForm } from './form'
import { asPrinted, gtinFault, gtinsIn } from './gtin'

export interface Fault {
  /** The id of the element that it is about. */
  id: string
  text: MessageDescriptor
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const MOST_NAMED = 70
const MOST_GTINS = 20
const [MOST_WEIGHT, MOST_STOCK, MOST_LIMIT] = [1_000_000, 1_000_000, 1000]

/** The element of a variant's field. */
export const cellId = (key: string, field: string): string => `variant-${key}-${field}`

/** Every fault, in the order of the screen. */
export function faultsOf(form: Form, currency: string): Fault[] {
  return [...ofTexts(form), ...ofPictures(form), ...ofVariants(form, currency), ...ofBrand(form), ...ofAttributes(form), ...ofSlug(form)]
}

function ofTexts(form: Form): Fault[] {
  const locales = [...new Set([DEFAULT_LOCALE, ...Object.keys(form.texts)])]
  return locales.flatMap((locale) => {
    const { title, description } = form.texts[locale] ?? NO_TEXT
    const language = languageName(locale)
    const faults: Fault[] = []
    if (title.trim() === '' && locale === DEFAULT_LOCALE) faults.push({ id: `title-${locale}`, text: msg`Enter a title in ${language}: every product has one` })
    else if (title.trim() === '' && description.trim() !== '') faults.push({ id: `title-${locale}`, text: msg`Enter a title in ${language}, or empty the description` })
    if (title.length > 200) faults.push({ id: `title-${locale}`, text: msg`Use at most 200 characters for the title in ${language}` })
    if (description.length > 10_000) faults.push({ id: `description-${locale}`, text: msg`Use at most 10,000 characters for the description in ${language}` })
    return faults
  })
}

function ofBrand({ brand }: Form): Fault[] {
  return brand.trim().length > MOST_NAMED ? [{ id: 'brand', text: msg`Use at most 70 characters for the brand` }] : []
}

function ofSlug({ slug }: Form): Fault[] {
  const typed = slug.trim()
  if (typed === '' || (SLUG.test(typed) && typed.length <= 120)) return []
  return [{ id: 'slug', text: msg`Write the address with small letters a to z, digits and single hyphens` }]
}

function ofPictures(form: Form): Fault[] {
  return form.pictures.flatMap(({ id, alts }, index) => {
    const number = index + 1
    return Object.entries(alts).flatMap(([locale, words]) => {
      const language = languageName(locale)
      return words.length > 300 ? [{ id: `alt-${id}-${locale}`, text: msg`Picture ${number}: use at most 300 characters in ${language}` }] : []
    })
  })
}

function ofAttributes({ attributes }: Form): Fault[] {
  const seen = new Set<string>()
  return attributes.flatMap(({ key, name, value }) => {
    if (name.trim() === '' && value.trim() === '') return []
    const id = `attribute-${key}-name`
    const twice = seen.has(name.trim())
    seen.add(name.trim())
    if (name.trim() === '') return [{ id, text: msg`Name the property “${value}”` }]
    if (/[=:]/.test(name) || name.length > 60) return [{ id, text: msg`Use at most 60 characters for the property’s name, without = and :` }]
    if (twice) return [{ id, text: msg`“${name}” stands here twice` }]
    if (value.trim() === '') return [{ id: `attribute-${key}-value`, text: msg`Say what “${name}” is, or remove it` }]
    if (value.length > 120) return [{ id: `attribute-${key}-value`, text: msg`Use at most 120 characters for “${name}”` }]
    return []
  })
}

function ofVariants(form: Form, currency: string): Fault[] {
  const onSale = form.variants.filter(({ withdrawn }) => !withdrawn)
  const faults: Fault[] = ofOptions(form)
  if (onSale.length === 0) faults.push({ id: 'add-variant', text: msg`Keep at least one variant on sale` })
  if (onSale.length > MOST_VARIANTS) faults.push({ id: 'add-variant', text: msg`A product has at most 100 variants` })
  const skus = new Set<string>()
  const combinations = new Set<string>()
  const gtins = new Set<string>()
  for (const variant of onSale) {
    const of = form.variants.indexOf(variant) + 1
    const at = (field: string, text: MessageDescriptor): void => { faults.push({ id: cellId(variant.key, field), text }) }
    const sku = variant.sku.trim()
    if (sku === '') at('sku', msg`Variant ${of}: enter a SKU`)
    else if (sku.length > 64) at('sku', msg`Variant ${of}: use at most 64 characters for the SKU`)
    else if (skus.has(caseless(sku))) at('sku', msg`Variant ${of}: another variant has the SKU “${sku}”`)
    skus.add(caseless(sku))
    const combination = combinationOf(valuesOf(form, variant))
    if (combinations.has(combination)) {
      const [first] = form.options
      at(first ? `option-${first.key}` : 'sku', first ? msg`Variant ${of}: another variant has the same options` : msg`Variant ${of}: name an option that tells it from the other`)
    }
    combinations.add(combination)
    for (const { key, name } of form.options) {
      if ((variant.options[key] ?? '').length > 120) at(`option-${key}`, msg`Variant ${of}: use at most 120 characters for “${name}”`)
    }
    ofNumbers(variant, currency, of, at)
    ofCodes(variant, gtins, of, at)
  }
  return faults
}

function ofNumbers(variant: VariantForm, currency: string, of: number, at: (field: string, text: MessageDescriptor) => void): void {
  const price = exactAmount(variant.price, currency)
  if (variant.price.trim() === '') at('price', msg`Variant ${of}: enter a price`)
  else if (price === undefined || price === 0) at('price', msg`Variant ${of}: enter a price above zero in ${currency}`)
  const before = exactAmount(variant.compareAt, currency)
  if (variant.compareAt.trim() !== '' && (before === undefined || (price !== undefined && before <= price))) {
    at('compareAt', msg`Variant ${of}: the price before must be above the price, or empty`)
  }
  const wrong = (typed: string, least: number, most: number): boolean => {
    const plain = latin(typed).trim()
    return plain !== '' && (!/^\d+$/.test(plain) || Number(plain) < least || Number(plain) > most)
  }
  if (wrong(variant.weight, 0, MOST_WEIGHT)) at('weight', msg`Variant ${of}: enter the weight in whole grams`)
  if (wrong(variant.limit, 1, MOST_LIMIT)) at('limit', msg`Variant ${of}: at most 1 to 1,000 pieces in one order`)
  if (!variant.known && wrong(variant.stock, 0, MOST_STOCK)) at('stock', msg`Variant ${of}: enter the stock in whole pieces`)
}

/** `seen` are the GTINs of the variants before it. */
function ofCodes({ mpn, gtins }: VariantForm, seen: Set<string>, of: number, at: (field: string, text: MessageDescriptor) => void): void {
  if (mpn.trim().length > MOST_NAMED) at('mpn', msg`Variant ${of}: use at most 70 characters for the maker’s number`)
  const typed = gtinsIn(gtins)
  if (typed.length > MOST_GTINS) at('gtins', msg`Variant ${of}: a variant has at most 20 GTINs`)
  const wrong = {
    digits: (gtin: string) => msg`Variant ${of}: “${gtin}” is no GTIN, which has 8, 12, 13 or 14 digits`,
    check: (gtin: string) => msg`Variant ${of}: the last digit of “${gtin}” does not fit the others; compare it with the packaging`,
    inside: (gtin: string) => msg`Variant ${of}: “${gtin}” is a number for use inside one shop, or a coupon, and no GTIN`,
  }
  for (const each of typed) {
    const gtin = asPrinted(each)
    const fault = gtinFault(each)
    if (fault) { at('gtins', wrong[fault](gtin)); return }
    if (seen.has(each)) { at('gtins', msg`Variant ${of}: another variant has the GTIN “${gtin}”`); return }
  }
  for (const each of typed) seen.add(each)
}

function ofOptions({ options }: Form): Fault[] {
  const seen = new Set<string>()
  return options.flatMap(({ key, name }) => {
    const id = `option-${key}`
    const twice = seen.has(caseless(name))
    seen.add(caseless(name))
    if (name.trim() === '') return [{ id, text: msg`Name the option, or remove it` }]
    if (/[=:]/.test(name) || name.length > 60) return [{ id, text: msg`Use at most 60 characters for the option’s name, without = and :` }]
    return twice ? [{ id, text: msg`“${name}” stands here twice` }] : []
  })
}
