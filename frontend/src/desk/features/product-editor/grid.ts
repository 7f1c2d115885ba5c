/** The grid of variants: rows by combinations of options, and cells as a spreadsheet gives them. */
import { aNewVariant, caseless, combinationOf, type Form, MOST_VARIANTS, valuesOf, type VariantForm } from './form'

export type Column = 'sku' | 'price' | 'compareAt' | 'weight' | 'limit' | 'mpn' | 'gtins' | 'stock'
/** The fields that can be pasted into, after the options. */
export const COLUMNS: readonly Column[] = ['sku', 'price', 'compareAt', 'stock', 'weight', 'limit', 'mpn', 'gtins']
export const OPTION = 'option-'

/** What all the new rows have in common. */
export interface Common {
  /** The beginning of each SKU; what comes after it is made of the values. */
  skuBegin: string
  price: string
  stock: string
  weight: string
}

export interface WantedOption {
  name: string
  values: readonly string[]
}

/** The values that somebody typed: separated by commas, of a Latin or an Arabic keyboard, or by lines. */
export const valuesIn = (typed: string): string[] => [...new Set(typed.split(/[,،;\n]/).map((each) => each.trim()).filter(Boolean))]

/** A part of a SKU: letters and digits alone, in capitals. */
export const skuPart = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, '').toLocaleUpperCase('en').slice(0, 12)

/** Every combination of values, the last option changing first. */
export const combinations = (options: readonly WantedOption[]): Record<string, string>[] =>
  options.filter(({ name, values }) => name.trim() !== '' && values.length > 0)
    .reduce<Record<string, string>[]>((rows, { name, values }) => rows.flatMap((row) => values.map((value) => ({ ...row, [name.trim()]: value }))), [{}])

/** The combinations that no variant has yet. One that was withdrawn comes back instead of a second one. */
export function missingCombinations(form: Form, options: readonly WantedOption[]): Record<string, string>[] {
  const there = new Set(form.variants.filter((variant) => !variant.withdrawn).map((variant) => combinationOf(valuesOf(form, variant))))
  return combinations(options).filter((values) => Object.keys(values).length > 0 && !there.has(combinationOf(values)))
}

/** Whether a row holds nothing that somebody would miss. */
const isBlank = ({ known, sku, price, stock, mpn, gtins, options }: VariantForm): boolean =>
  !known && [sku, price, stock, mpn, gtins, ...Object.values(options)].every((typed) => typed.trim() === '')

/** With a row for each combination that is missing; blank rows give way to them. */
export function withCombinations(form: Form, wanted: readonly WantedOption[], common: Common): Form {
  const names = wanted.map(({ name }) => name.trim()).filter(Boolean)
  const known = new Map(form.options.map(({ key, name }) => [caseless(name), key]))
  const options = [...form.options, ...names.filter((name) => !known.has(caseless(name))).map((name) => ({ key: name, name }))]
  const keyOf = (name: string): string => known.get(caseless(name)) ?? name
  const skus = new Set(form.variants.map(({ sku }) => caseless(sku)))
  const rows = missingCombinations(form, wanted).map((values) => {
    const gone = form.variants.find((variant) => variant.withdrawn && combinationOf(valuesOf(form, variant)) === combinationOf(values))
    if (gone) return { ...gone, withdrawn: false }
    const { skuBegin, ...rest } = common
    const sku = freeSku([skuBegin, ...Object.values(values).map(skuPart)].filter(Boolean).join('-'), skus)
    return aNewVariant({ ...rest, sku, options: Object.fromEntries(Object.entries(values).map(([name, value]) => [keyOf(name), value])) })
  })
  const back = new Set(rows.map(({ key }) => key))
  return { ...form, options, variants: [...form.variants.filter((variant) => !isBlank(variant) && !back.has(variant.key)), ...rows].slice(0, Math.max(form.variants.length, MOST_VARIANTS)) }
}

function freeSku(wanted: string, taken: Set<string>): string {
  let sku = wanted.slice(0, 64)
  for (let number = 2; taken.has(caseless(sku)); number += 1) sku = `${wanted.slice(0, 60)}-${number}`
  taken.add(caseless(sku))
  return sku
}

/** Rows and cells of what a spreadsheet put on the clipboard; undefined where it is one plain value. */
export function cellsIn(text: string): string[][] | undefined {
  const rows = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map((row) => row.split('\t'))
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : undefined
}

/** The fields that stand side by side, in the order of the screen. */
export const fieldsOf = (form: Form): string[] => [...form.options.map(({ key }) => `${OPTION}${key}`), ...COLUMNS]

/** A variant with one field changed. The stock of one that is there is moved, never typed over. */
export function withField(variant: VariantForm, field: string, value: string): VariantForm {
  if (field.startsWith(OPTION)) return { ...variant, options: { ...variant.options, [field.slice(OPTION.length)]: value } }
  if (field === 'stock' && variant.known) return variant
  return { ...variant, [field]: value }
}

/** Cells put into the grid, from one field on: over the rows that are on sale, and into new ones below. */
export function withCells(form: Form, key: string, field: string, cells: readonly (readonly string[])[]): Form {
  const fields = fieldsOf(form)
  const begin = fields.indexOf(field)
  const shown = form.variants.filter(({ withdrawn }) => !withdrawn)
  const first = shown.findIndex((variant) => variant.key === key)
  const put = (variant: VariantForm, row: readonly string[]): VariantForm =>
    row.reduce((made, cell, index) => {
      const at = fields[begin + index]
      return at === undefined ? made : withField(made, at, cell.trim())
    }, variant)
  const changed = new Map(cells.flatMap((row, index) => {
    const variant = shown[first + index]
    return variant ? [[variant.key, put(variant, row)] as const] : []
  }))
  const room = Math.max(0, MOST_VARIANTS - shown.length)
  const added = cells.slice(shown.length - first).slice(0, room).map((row) => put(aNewVariant(), row))
  return { ...form, variants: [...form.variants.map((variant) => changed.get(variant.key) ?? variant), ...added] }
}
