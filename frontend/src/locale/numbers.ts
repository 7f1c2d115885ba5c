import { tag } from './locale'

const whole = new Intl.NumberFormat(tag)

/** A whole number with the grouping of the page's language. */
export const count = (value: number): string => whole.format(value)

/** Compare texts as the page's language sorts them. */
export const compare = new Intl.Collator(tag, { numeric: true }).compare
