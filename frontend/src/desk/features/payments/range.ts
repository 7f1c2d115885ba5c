/** What is typed into a range, as a service takes it. */
import { amountOf } from '@/locale/amounts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A day's beginning in the reader's time zone, or that of the day `later`; undefined for what is no day. */
export function dayStart(day: string | undefined, later = 0): string | undefined {
  if (day === undefined || !DAY.test(day)) return undefined
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const start = new Date(year, month - 1, date + later)
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString()
}

/** Minor units of what was typed; undefined for nothing. */
export const minor = (typed: string | undefined, currency: string): number | undefined => (typed === undefined ? undefined : amountOf(typed, currency))

/** Without what is undefined. */
export function given<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}
