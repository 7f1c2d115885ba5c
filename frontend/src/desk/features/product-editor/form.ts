/** A product as the editor holds it: every field as it is typed, in one piece over all parts of the screen. */
import { newKey } from '@/api/idempotency'
import { asPrice, exactAmount, latin } from '@/locale/amounts'

import type { Product, ProductBody, Status } from './api/product'
import { asPrinted, gtinsIn } from './gtin'

/** The language that every product has; the service calls it the shop's default. */
export const DEFAULT_LOCALE = 'en'
export const MOST_VARIANTS = 100
export const MOST_PICTURES = 12

export interface TextForm {
  title: string
  description: string
}

export interface AttributeForm {
  key: string
  name: string
  value: string
}

export interface VariantForm {
  /** The variant's id; of a new one, a name that only this form knows. */
  key: string
  known: boolean
  withdrawn: boolean
  /** Values by the option's key. */
  options: Readonly<Record<string, string>>
  sku: string
  price: string
  compareAt: string
  weight: string
  limit: string
  imageId: string
  /** The maker's number. */
  mpn: string
  /** Several, with commas between. */
  gtins: string
  /** Of a new one: the pieces that it begins with. */
  stock: string
}

export interface PictureForm {
  id: string
  url: string
  alts: Readonly<Record<string, string>>
}

export interface Form {
  texts: Readonly<Record<string, TextForm>>
  slug: string
  brand: string
  status: Status
  categories: readonly string[]
  attributes: readonly AttributeForm[]
  options: readonly { key: string; name: string }[]
  variants: readonly VariantForm[]
  pictures: readonly PictureForm[]
}

export const NO_TEXT: TextForm = { title: '', description: '' }

export const aNewVariant = (over: Partial<VariantForm> = {}): VariantForm => ({
  key: newKey(), known: false, withdrawn: false, options: {}, sku: '', price: '', compareAt: '', weight: '', limit: '10', imageId: '', mpn: '', gtins: '', stock: '', ...over,
})

/** A product that is not there yet. */
export const emptyForm = (): Form => ({
  texts: {}, slug: '', brand: '', status: 'draft', categories: [], attributes: [], options: [], variants: [aNewVariant()], pictures: [],
})

/** What is there. */
export function formOf(product: Product): Form {
  const { slug, brand, status, category_ids: categories, translations, attributes, variants, images } = product
  const names = [...new Set(variants.flatMap((variant) => Object.keys(variant.attributes)))]
  return {
    texts: translations,
    slug,
    brand: brand ?? '',
    status,
    categories,
    attributes: Object.entries(attributes).map(([name, value]) => ({ key: name, name, value })),
    options: names.map((name) => ({ key: name, name })),
    variants: variants.map(({ id, sku, price, compare_at: before, weight_grams: weight, line_limit: limit, image_id: imageId, mpn, gtins, withdrawn, attributes: options }) => ({
      key: id,
      known: true,
      withdrawn,
      options,
      sku,
      price: asPrice(price.amount, price.currency),
      compareAt: before ? asPrice(before.amount, before.currency) : '',
      weight: weight === 0 ? '' : String(weight),
      limit: String(limit),
      imageId: imageId ?? '',
      mpn: mpn ?? '',
      gtins: gtins.map(asPrinted).join(', '),
      stock: '',
    })),
    pictures: images.map(({ id, url, alt, alt_translations: others }) => ({ id, url, alts: { ...others, ...(alt && { [DEFAULT_LOCALE]: alt }) } })),
  }
}

/** Another product that begins as this one: a draft without SKUs and other numbers, stock and pictures, which are each product's own. */
export function copyOf(form: Form): Form {
  const variants = form.variants.filter(({ withdrawn }) => !withdrawn)
  return {
    ...form,
    slug: '',
    status: 'draft',
    pictures: [],
    variants: variants.map((variant) => ({ ...variant, key: newKey(), known: false, sku: '', imageId: '', mpn: '', gtins: '', stock: '' })),
  }
}

const whole = (typed: string): number => Number(latin(typed).trim() || '0')

/** The values of a variant by the names of its options, in their order; what is empty is none. */
export const valuesOf = (form: Form, variant: VariantForm): Record<string, string> =>
  Object.fromEntries(form.options.flatMap(({ key, name }) => {
    const value = variant.options[key]?.trim() ?? ''
    return value === '' || name.trim() === '' ? [] : [[name.trim(), value]]
  }))

/** Text as the service compares names and SKUs: without the case, however its accents are written. */
export const caseless = (text: string): string => text.trim().normalize('NFC').toLocaleLowerCase('en')

/** The same for two variants that nobody could tell apart by their options. */
export const combinationOf = (values: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(values).map((pair) => pair.map(caseless)).sort())

/** What is sent, of a form without a fault. */
export function bodyOf(form: Form, currency: string): ProductBody {
  const money = (typed: string) => ({ amount: exactAmount(typed, currency) ?? 0, currency })
  const text = form.texts[DEFAULT_LOCALE] ?? NO_TEXT
  const others = Object.entries(form.texts).filter(([locale, { title }]) => locale !== DEFAULT_LOCALE && title.trim() !== '')
  return {
    title: text.title.trim(),
    description: text.description,
    translations: Object.fromEntries(others.map(([locale, { title, description }]) => [locale, { title: title.trim(), description }])),
    ...(form.slug.trim() && { slug: form.slug.trim() }),
    brand: form.brand.trim() || null,
    status: form.status,
    category_ids: [...form.categories],
    attributes: Object.fromEntries(form.attributes.filter(({ name }) => name.trim() !== '').map(({ name, value }) => [name.trim(), value.trim()])),
    variants: form.variants.filter(({ withdrawn }) => !withdrawn).map((variant) => ({
      ...(variant.known ? { id: variant.key } : { stock: whole(variant.stock) }),
      sku: variant.sku.trim(),
      price: money(variant.price),
      compare_at: variant.compareAt.trim() === '' ? null : money(variant.compareAt),
      attributes: valuesOf(form, variant),
      weight_grams: whole(variant.weight),
      line_limit: whole(variant.limit || '10'),
      image_id: form.pictures.some(({ id }) => id === variant.imageId) ? variant.imageId : null,
      mpn: variant.mpn.trim() || null,
      gtins: gtinsIn(variant.gtins),
    })),
    images: form.pictures.map(({ id, alts: { [DEFAULT_LOCALE]: alt = '', ...rest } }) => ({
      id, alt: alt.trim(), alt_translations: Object.fromEntries(Object.entries(rest).filter(([, words]) => words.trim() !== '')),
    })),
  }
}

/** Whether two forms say the same: what would be sent for them, and what stays withdrawn. */
export function saysTheSame(one: Form, other: Form, currency: string): boolean {
  if (one === other) return true
  const said = (form: Form): string => JSON.stringify([
    bodyOf(form, currency),
    form.slug.trim(),
    // As they are typed: what is half done is a change too.
    form.texts,
    form.variants.map(({ key, withdrawn, price, compareAt, weight, limit, stock }) => [key, withdrawn, exactAmount(price, currency) ?? price, exactAmount(compareAt, currency) ?? compareAt, weight, limit, stock]),
    form.options.map(({ name }) => name),
    form.attributes.map(({ name, value }) => [name, value]),
  ])
  return said(one) === said(other)
}
