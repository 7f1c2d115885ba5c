/** Which days a report is about, as the address says it: `?days=7`, or `?from=2026-11-01&to=2026-11-30`. */
import { useSearchParams } from 'react-router'

/** Days in the shop's time zone: so many until today, or from one to another. */
export type Period = { days: number } | { from: string; to: string }

/** Those with a way of their own; the first of them is today. */
export const USUAL = [1, 7, 30, 90] as const
const OTHERWISE = 30
/** As the service has it. */
export const MOST_DAYS = 400

const DAY_LONG = 86_400_000
const EARLIEST = '2000-01-01'
const LATEST = '2999-12-31'

/** How many days, both ends included. */
export const lengthOf = (period: Period): number =>
  'days' in period ? period.days : Math.round((Date.parse(period.to) - Date.parse(period.from)) / DAY_LONG) + 1

function isDay(text: string | null): text is string {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < EARLIEST || text > LATEST) return false
  const time = Date.parse(text)
  // 30 February is read as one of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** Two days in order, as far as they make a period that the service reports. */
export function between(one: string | null, other: string | null): Period | undefined {
  if (!isDay(one) || !isDay(other)) return undefined
  const period = one <= other ? { from: one, to: other } : { from: other, to: one }
  return lengthOf(period) <= MOST_DAYS ? period : undefined
}

/** What an address asks for; what makes no period is dropped, for an old link is no error. */
export function periodOf(search: URLSearchParams): Period {
  const days = Number(search.get('days'))
  const usual = USUAL.find((each) => each === days)
  return usual === undefined ? (between(search.get('from'), search.get('to')) ?? { days: OTHERWISE }) : { days: usual }
}

/** As an address says it, beside what else it says; the usual period needs no words. */
export function searchOf(period: Period, beside: URLSearchParams = new URLSearchParams()): string {
  const search = new URLSearchParams(beside)
  for (const name of ['days', 'from', 'to']) search.delete(name)
  if ('from' in period) {
    search.set('from', period.from)
    search.set('to', period.to)
  } else if (period.days !== OTHERWISE) search.set('days', String(period.days))
  return search.size === 0 ? '' : `?${search.toString()}`
}

export const usePeriod = (): Period => periodOf(useSearchParams()[0])
