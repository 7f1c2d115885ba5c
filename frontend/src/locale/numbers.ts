import { tag } from './locale'

const whole = new Intl.NumberFormat(tag)

/** A whole number with the grouping of the page's language. */
export const count = (value: number): string => whole.format(value)

/** Compare texts as the page's language sorts them. */
export const compare = new Intl.Collator(tag, { numeric: true }).compare

const shares = new Intl.NumberFormat(tag, { style: 'percent' })

/** A share, from whole percent: `20%`, `20 %`. */
export const percent = (of: number): string => shares.format(of / 100)

const kilobytes = new Intl.NumberFormat(tag, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 })
const megabytes = new Intl.NumberFormat(tag, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })

/** How large a file is, from bytes: `12 kB`, `1.4 MB`. */
export const fileSize = (bytes: number): string => (bytes < 1_000_000 ? kilobytes.format(Math.max(1, Math.round(bytes / 1000))) : megabytes.format(bytes / 1_000_000))

const grams = new Intl.NumberFormat(tag, { style: 'unit', unit: 'gram' })
const kilograms = new Intl.NumberFormat(tag, { style: 'unit', unit: 'kilogram', maximumFractionDigits: 2 })

/** What something weighs: `588 g`, `1.2 kg`. */
export const weight = (of: number): string => (of < 1000 ? grams.format(of) : kilograms.format(of / 1000))
