/** What the address of the list of orders says, and what the service is asked for it. */
import { amountOf } from '@/locale/amounts'

import type { OrderFilters } from './api/read-orders'
import { PAYMENT, STATUS } from './words'

export const STATUSES = Object.keys(STATUS) as (keyof typeof STATUS)[]
export const PAYMENTS = Object.keys(PAYMENT) as (keyof typeof PAYMENT)[]

/** Days are the reader's own, both of them wanted; amounts are as they are typed. */
export const SPEC = {
  filters: {
    q: 'text', status: STATUSES, payment_status: PAYMENTS, paid: ['true', 'false'], country: 'text', currency: 'text',
    placed_from: 'text', placed_to: 'text', total_min: 'text', total_max: 'text',
  },
  sorts: ['placed', '-placed', 'total', '-total'],
} as const

export type Values = Partial<Record<keyof (typeof SPEC)['filters'], string>>

const SORTS: Readonly<Record<string, NonNullable<OrderFilters['sort']>>> = {
  placed: 'oldest', '-placed': 'newest', total: 'total_asc', '-total': 'total_desc',
}

/** The day of a moment as the reader's calendar says it: `2026-11-30`. */
export const dayOf = (moment: Date): string =>
  [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

/** When the reader's day begins, or another so many days later; undefined for what is no day. The desk's home names a moment. */
function beginningOf(day: string | undefined, later = 0): string | undefined {
  if (day?.includes('T')) return Number.isNaN(Date.parse(day)) ? undefined : day
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)/.exec(day ?? '') ?? []
  if (!year) return undefined
  const begins = new Date(Number(year), Number(month) - 1, Number(date) + later)
  return Number.isNaN(begins.getTime()) ? undefined : begins.toISOString()
}

/** What the service is asked; what no service would take, such as of an old link, is left out. */
export function askedFor(values: Values, sort: string | undefined, currency: string): OrderFilters {
  const asked = {
    q: values.q,
    status: values.status as OrderFilters['status'],
    payment_status: values.payment_status as OrderFilters['payment_status'],
    paid: values.paid === undefined ? undefined : values.paid === 'true',
    country: /^[A-Z]{2}$/.exec(values.country ?? '')?.[0],
    currency: /^[A-Z]{3}$/.exec(values.currency ?? '')?.[0],
    placed_from: beginningOf(values.placed_from),
    placed_before: beginningOf(values.placed_to, 1),
    total_min: amountOf(values.total_min ?? '', values.currency ?? currency),
    total_max: amountOf(values.total_max ?? '', values.currency ?? currency),
    sort: SORTS[sort ?? ''],
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}
