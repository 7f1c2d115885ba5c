/** The editor's logic: what is sent, what is wrong, what is missing, rows and cells, and two people at one product. */
import { i18n } from '@lingui/core'
import { expect, test } from 'vitest'

import { ApiProblem } from '@/api/problem'

import { aProduct, aVariant } from './product.builders'
import { dropDraft, keepDraft, keptDraft } from './draft'
import { aNewVariant, bodyOf, copyOf, emptyForm, type Form, formOf, saysTheSame } from './form'
import { cellsIn, combinations, fieldsOf, missingCombinations, skuPart, valuesIn, withCells, withCombinations } from './grid'
import { merge } from './merge'
import { missingOf } from './missing'
import { refusedFields } from './refused-fields'
import { type Fault, faultsOf } from './validate'

const words = (faults: readonly Fault[]): string[] => faults.map(({ text }) => i18n._(text))
const names = { status: String, category: String }

const product = aProduct()
const form = formOf(product)

test('what is read and not touched is sent as it was', () => {
  expect(bodyOf(form, 'EUR')).toEqual({
    title: 'Blue teapot', description: 'Stoneware.', translations: { fr: { title: 'Théière', description: 'Grès.' } }, slug: 'blue-teapot', status: 'draft', brand: 'Anvil',
    category_ids: ['c1'], attributes: { Material: 'Stoneware' },
    variants: [
      { id: 'v1', sku: 'TEA-S', price: { amount: 2490, currency: 'EUR' }, compare_at: { amount: 2990, currency: 'EUR' }, attributes: { Size: 'S' }, weight_grams: 900, line_limit: 10, image_id: 'i1', mpn: null, gtins: [] },
      { id: 'v2', sku: 'TEA-M', price: { amount: 2490, currency: 'EUR' }, compare_at: null, attributes: { Size: 'M' }, weight_grams: 0, line_limit: 10, image_id: null, mpn: null, gtins: [] },
    ],
    images: [{ id: 'i1', alt: 'A teapot', alt_translations: { fr: 'Une théière' } }, { id: 'i2', alt: '', alt_translations: {} }],
  })
  expect(saysTheSame(form, formOf(aProduct()), 'EUR')).toBe(true)
})

test('a price that is written otherwise is no change; half a word in another language is', () => {
  const typed = (over: Partial<Form>): Form => ({ ...form, ...over })
  const [first, ...rest] = form.variants
  expect(saysTheSame(typed({ variants: [{ ...(first ?? aNewVariant()), price: '24,9' }, ...rest] }), form, 'EUR')).toBe(true)
  expect(saysTheSame(typed({ variants: [{ ...(first ?? aNewVariant()), price: '24.9x' }, ...rest] }), form, 'EUR')).toBe(false)
  expect(saysTheSame(typed({ texts: { ...form.texts, ar: { title: '', description: 'إ' } } }), form, 'EUR')).toBe(false)
})

test('a copy is a new draft without what is each product’s own', () => {
  const copy = copyOf(form)
  expect(copy.variants.map(({ known, sku, price, imageId }) => [known, sku, price, imageId])).toEqual([[false, '', '24.90', ''], [false, '', '24.90', '']])
  expect([copy.slug, copy.status, copy.pictures]).toEqual(['', 'draft', []])
})

test('GTINs are shown as they are printed and sent as they are kept; brand and numbers that are emptied are none', () => {
  const there = formOf(aProduct({ variants: [aVariant({ mpn: 'TP-9', gtins: ['04006381333931', '00000096385074', '10036000291459'] })] }))
  const [variant = aNewVariant()] = there.variants
  expect([variant.mpn, variant.gtins]).toEqual(['TP-9', '4006381333931, 96385074, 10036000291459'])
  const typed = (over: Partial<typeof variant>): Form => ({ ...there, variants: [{ ...variant, ...over }] })
  expect(bodyOf(typed({ gtins: '٤٠٠٦٣٨١٣٣٣٩٣١، 9638-5074; 4006381333931,' }), 'EUR').variants[0]?.gtins).toEqual(['04006381333931', '00000096385074'])
  expect(saysTheSame(typed({ gtins: '04006381333931,96385074,1 0036000 291459' }), there, 'EUR')).toBe(true)
  expect(saysTheSame(typed({ gtins: '400638133393' }), there, 'EUR')).toBe(false)
  const emptied = bodyOf({ ...typed({ mpn: ' ', gtins: ' ' }), brand: ' ' }, 'EUR')
  expect([emptied.brand, emptied.variants[0]?.mpn, emptied.variants[0]?.gtins]).toEqual([null, null, []])
})

test.each([
  ['4006381333931, 96385074', undefined],
  ['400638133393', 'Variant 1: the last digit of “0400638133393” does not fit the others; compare it with the packaging'],
  ['4006381333932', 'Variant 1: the last digit of “4006381333932” does not fit the others; compare it with the packaging'],
  ['96385074, TP-9', 'Variant 1: “TP9” is no GTIN, which has 8, 12, 13 or 14 digits'],
  ['2012345000001', 'Variant 1: “2012345000001” is a number for use inside one shop, or a coupon, and no GTIN'],
  ['9812345000000', 'Variant 1: “9812345000000” is a number for use inside one shop, or a coupon, and no GTIN'],
  ['00000000', 'Variant 1: “00000000” is a number for use inside one shop, or a coupon, and no GTIN'],
])('a GTIN as the service judges it: %s', (gtins, fault) => {
  const faults = faultsOf({ ...form, variants: form.variants.map((variant, index) => (index === 0 ? { ...variant, gtins } : variant)) }, 'EUR')
  expect(faults.map(({ id }) => id)).toEqual(fault ? ['variant-v1-gtins'] : [])
  expect(words(faults)).toEqual(fault ? [fault] : [])
})

test('names of makers and their numbers are short; one GTIN stands at one variant', () => {
  const variants = form.variants.map((variant) => ({ ...variant, gtins: '4006381333931', mpn: 'x'.repeat(71) }))
  const faults = faultsOf({ ...form, brand: 'x'.repeat(71), variants }, 'EUR')
  expect(faults.map(({ id }) => id)).toEqual(['variant-v1-mpn', 'variant-v2-mpn', 'variant-v2-gtins', 'brand'])
  const many = Array.from({ length: 21 }, (_, index) => `x${index}`).join()
  expect(words(faultsOf({ ...form, variants: [aNewVariant({ sku: 'A', price: '1', gtins: many })] }, 'EUR'))[0]).toBe('Variant 1: a variant has at most 20 GTINs')
})

test('a form without a fault has none; every fault says where and what', () => {
  expect(faultsOf(form, 'EUR')).toEqual([])
  const wrong: Form = {
    ...form,
    slug: 'Blue Teapot',
    texts: { en: { title: ' ', description: '' }, fr: { title: '', description: 'Grès.' }, ar: { title: 'ا'.repeat(201), description: 'a'.repeat(10_001) } },
    pictures: [{ id: 'i1', url: '/a', alts: { en: 'a'.repeat(301) } }],
    attributes: [{ key: 'a', name: '', value: 'Clay' }, { key: 'b', name: 'Size', value: '' }, { key: 'c', name: 'Size', value: 'L' }, { key: 'd', name: 'a=b', value: 'L' }, { key: 'e', name: '', value: '' }],
    options: [{ key: 'Size', name: 'Size' }, { key: 'x', name: ' size' }, { key: 'y', name: '' }],
    variants: [
      aNewVariant({ key: 'k1', sku: 'tea', price: '24.905', compareAt: '1', weight: '1.5', limit: '0', stock: '-1', options: { Size: 'S' } }),
      aNewVariant({ key: 'k2', sku: 'TEA ', price: '', options: { Size: 's ' } }),
      aNewVariant({ key: 'k3', sku: '', price: '0', compareAt: 'x', options: { Size: 'L'.repeat(121) } }),
    ],
  }
  expect(faultsOf(wrong, 'EUR').map(({ id }) => id)).toEqual([
    'title-en', 'title-fr', 'title-ar', 'description-ar', 'alt-i1-en', 'option-x', 'option-y',
    'variant-k1-price', 'variant-k1-weight', 'variant-k1-limit', 'variant-k1-stock',
    'variant-k2-sku', 'variant-k2-option-Size', 'variant-k2-price', 'variant-k3-sku', 'variant-k3-option-Size', 'variant-k3-price', 'variant-k3-compareAt',
    'attribute-a-name', 'attribute-b-value', 'attribute-c-name', 'attribute-d-name', 'slug',
  ])
  expect(words(faultsOf(wrong, 'EUR'))[0]).toBe('Enter a title in English: every product has one')
  expect(words(faultsOf({ ...form, variants: form.variants.map((each) => ({ ...each, withdrawn: true })) }, 'EUR'))).toEqual(['Keep at least one variant on sale'])
})

test('what shoppers would miss, each at the place where it is mended', () => {
  const stock = new Map(product.variants.map((variant) => [variant.id, variant.stock]))
  expect(missingOf(form, ['en', 'fr', 'ar'], stock).map(({ id }) => id)).toEqual(['title-ar', 'alt-i2-en'])
  expect(missingOf(emptyForm(), ['en', 'fr'], new Map()).map(({ id }) => id.replace(/variant-.*-/, 'variant-…-'))).toEqual(['title-en', 'title-fr', 'add-pictures', 'categories', 'variant-…-price', 'variants'])
})

test('values are taken apart by commas of any keyboard; combinations change the last option first', () => {
  expect(valuesIn(' Red, Blue،Green;Red\n')).toEqual(['Red', 'Blue', 'Green'])
  expect(combinations([{ name: 'Colour', values: ['Red', 'Blue'] }, { name: '', values: ['x'] }, { name: 'Size', values: ['S', 'M', 'L'] }])).toHaveLength(6)
  expect(skuPart('Crème brûlée!')).toBe('CREMEBRULEE')
})

test('rows come for the combinations that are missing; blank rows give way, withdrawn ones come back', () => {
  const wanted = [{ name: 'size', values: ['S', 'M', 'L'] }]
  const withdrawn = { ...form, variants: [...form.variants, aNewVariant({ key: 'v3', known: true, withdrawn: true, sku: 'OLD', options: { Size: 'L' } }), aNewVariant()] }
  expect(missingCombinations(withdrawn, wanted)).toEqual([{ size: 'L' }])
  const made = withCombinations(withdrawn, [{ name: 'Size', values: ['S', 'L', 'XL'] }], { skuBegin: 'TEA', price: '9', stock: '4', weight: '' })
  expect(made.variants.map(({ sku, withdrawn: gone }) => [sku, gone])).toEqual([['TEA-S', false], ['TEA-M', false], ['OLD', false], ['TEA-XL', false]])
  const taken = withCombinations({ ...form, variants: [aNewVariant({ sku: 'tea-l', price: '1' })] }, [{ name: 'Size', values: ['L'] }], { skuBegin: 'TEA', price: '9', stock: '', weight: '' })
  expect(taken.variants.map(({ sku }) => sku)).toEqual(['tea-l', 'TEA-L-2'])
})

test('cells of a spreadsheet go over rows and into new ones; the stock of what is there is not typed over', () => {
  expect(cellsIn('one value')).toBeUndefined()
  expect(withCells(form, 'v1', 'mpn', [['TP-9', '96385074, 4006381333931', 'beyond']]).variants[0]).toMatchObject({ mpn: 'TP-9', gtins: '96385074, 4006381333931' })
  const cells = cellsIn('S\tA\t10,00\t\t7\r\nM\tB\t11\r\nL\tC\t12\t15\t3\n') ?? []
  expect(fieldsOf(form)).toEqual(['option-Size', 'sku', 'price', 'compareAt', 'stock', 'weight', 'limit', 'mpn', 'gtins'])
  const pasted = withCells(form, 'v1', 'option-Size', cells)
  expect(pasted.variants.map(({ sku, price, compareAt, stock, options }) => [sku, price, compareAt, stock, options.Size])).toEqual([
    ['A', '10,00', '', '', 'S'], ['B', '11', '', '', 'M'], ['C', '12', '15', '3', 'L'],
  ])
})

test('what only one of two changed is kept; what both changed is mine, or theirs where I say so', () => {
  const was = form
  const mine: Form = { ...was, texts: { ...was.texts, en: { title: 'My teapot', description: 'Stoneware.' } }, slug: 'mine', variants: was.variants.map((each) => (each.key === 'v1' ? { ...each, price: '20.00' } : each)) }
  const theirs = formOf(aProduct({ slug: 'theirs', translations: { ...product.translations, en: { title: 'Blue teapot', description: 'Clay.' } }, attributes: { Material: 'Clay' }, variants: [aVariant({ price: { amount: 2100, currency: 'EUR' }, weight_grams: 800 }), ...product.variants.slice(1)] }))
  const { form: merged, changes } = merge(was, mine, theirs, names)
  expect(changes.map(({ id, yours }) => [id, yours !== undefined])).toEqual([['description-en', false], ['slug', true], ['attribute-Material', false], ['variant-v1-price', true], ['variant-v1-weight', false]])
  expect(changes.find(({ id }) => id === 'variant-v1-price')).toEqual({ id: 'variant-v1-price', name: 'TEA-S: Price', was: '24.90', yours: '20.00', now: '21.00' })
  expect([merged.texts.en, merged.slug, merged.variants[0]?.price, merged.variants[0]?.weight, merged.attributes[0]?.value]).toEqual([{ title: 'My teapot', description: 'Clay.' }, 'mine', '20.00', '800', 'Clay'])
  const given = merge(was, mine, theirs, names, new Set(['slug', 'variant-v1-price'])).form
  expect([given.slug, given.variants[0]?.price]).toEqual(['theirs', '21.00'])
})

test('brand and numbers are merged as every field', () => {
  const changed = (brand: string, mpn: string, gtins: string): Form => ({ ...form, brand, variants: form.variants.map((each, index) => (index === 0 ? { ...each, mpn, gtins } : each)) })
  const { form: merged, changes } = merge(form, changed('Mine', 'TP-9', ''), changed('Theirs', '', '96385074'), names)
  expect(changes.map(({ id, yours }) => [id, yours])).toEqual([['brand', 'Mine'], ['variant-v1-gtins', undefined]])
  expect([merged.brand, merged.variants[0]?.mpn, merged.variants[0]?.gtins]).toEqual(['Mine', 'TP-9', '96385074'])
})

test('a draft from before a field was there has it empty', () => {
  const old = JSON.parse(JSON.stringify(form, (key, value: unknown) => (['brand', 'mpn', 'gtins'].includes(key) ? undefined : value))) as Form
  keepDraft('me', 'p1', { at: Date.now(), version: 3, was: old, mine: old })
  const kept = keptDraft('me', 'p1')
  dropDraft('me', 'p1')
  expect([kept?.mine.brand, kept?.mine.variants[0]?.mpn, kept?.was.variants[0]?.gtins]).toEqual(['', '', ''])
})

test('rows and pictures that only one has stay; what the other removed for good is gone', () => {
  const added = aNewVariant({ key: 'new', sku: 'TEA-L', options: { Size: 'L' } })
  const mine: Form = { ...form, variants: [...form.variants, added], pictures: [{ id: 'i3', url: '/c', alts: {} }, ...form.pictures] }
  const theirs: Form = { ...form, variants: form.variants.map((each) => (each.key === 'v2' ? { ...each, withdrawn: true } : each)), pictures: form.pictures.slice(0, 1) }
  const { form: merged, changes } = merge(form, mine, theirs, names)
  expect(merged.variants.map(({ key, withdrawn }) => [key, withdrawn])).toEqual([['v1', false], ['v2', true], ['new', false]])
  expect(merged.pictures.map(({ id }) => id)).toEqual(['i3', 'i1'])
  expect(changes.map(({ id }) => id)).toEqual(['variant-v2-withdrawn', 'pictures'])
})

test('an earlier save whose answer was lost is no conflict', () => {
  const mine: Form = { ...form, slug: 'mine' }
  const { form: merged, changes } = merge(form, mine, { ...mine }, names)
  expect(changes).toEqual([])
  expect(saysTheSame(merged, mine, 'EUR')).toBe(true)
})

const refusal = (code: string, more: Record<string, unknown> = {}) => new ApiProblem(422, { code, ...more })

test('what the service refuses stands at its field', () => {
  const at = (field: string): string[] => refusedFields(refusal('validation_failed', { errors: [{ field, message: '' }] }), form).map(({ id }) => id)
  expect(['body.title', 'body.translations.fr.description', 'body.variants.1.price.amount', 'body.variants.0.attributes.Size', 'body.images.0.alt_translations.fr', 'body.images.1.alt', 'body.category_ids.0', 'body.attributes.Material', 'body.slug'].flatMap(at)).toEqual([
    'title-en', 'description-fr', 'variant-v2-price', 'variant-v1-option-Size', 'alt-i1-fr', 'alt-i2-en', 'categories', 'attribute-Material-value', 'slug',
  ])
  expect(at('body.nothing.known')).toEqual([])
  expect(refusedFields(refusal('sku_taken', { holder: { sku: 'tea-m' } }), form)[0]?.id).toBe('variant-v2-sku')
  const numbered: Form = { ...form, variants: form.variants.map((each) => ({ ...each, gtins: '4006381333931' })) }
  expect(refusedFields(refusal('gtin_taken', { holder: { gtin: '04006381333931', variant_id: 'v1' } }), numbered)[0]?.id).toBe('variant-v2-gtins')
  expect(refusedFields(refusal('gtin_taken', { holder: { gtin: '00000096385074', variant_id: 'x' } }), numbered)[0]?.id).toBe('add-variant')
  expect(['body.brand', 'body.variants.1.gtins.0', 'body.variants.0.mpn'].flatMap(at)).toEqual(['brand', 'variant-v2-gtins', 'variant-v1-mpn'])
  expect(refusedFields(refusal('slug_taken'), form)[0]?.id).toBe('slug')
  expect(refusedFields(refusal('database_unavailable'), form)).toEqual([])
})
