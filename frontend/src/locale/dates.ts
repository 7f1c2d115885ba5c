import { tag } from './locale'

// By its parts: Arabic's `medium` writes months as numbers.
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const
const day = new Intl.DateTimeFormat(tag, DAY)
const moment = new Intl.DateTimeFormat(tag, { ...DAY, hour: '2-digit', minute: '2-digit' })
const utcDay = new Intl.DateTimeFormat(tag, { ...DAY, timeZone: 'UTC' })
const shortUtcDay = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const span = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
const hour = new Intl.DateTimeFormat(tag, { timeStyle: 'short' })

/** A day, in the reader's time zone; `iso` is RFC 3339. */
export const onDay = (iso: string): string => day.format(new Date(iso))

/** A day that services counted in UTC, such as `2026-11-30`: the same in every time zone. */
export const onUtcDay = (day: string): string => utcDay.format(new Date(day))

/** The same without its year, for where many stand side by side. */
export const onShortUtcDay = (day: string): string => shortUtcDay.format(new Date(day))

/** A day and its time. */
export const atTime = (iso: string): string => moment.format(new Date(iso))

/** A time of today. */
export const atHour = (iso: string): string => hour.format(new Date(iso))

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY_LONG = 24 * HOUR

/** How long ago that was, in the largest whole unit: `3 hours ago`, `yesterday`. Less than a minute is `now`. */
export function ago(iso: string, now = Date.now()): string {
  const passed = Math.max(0, now - new Date(iso).getTime())
  if (passed < MINUTE) return span.format(0, 'second')
  if (passed < HOUR) return span.format(-Math.floor(passed / MINUTE), 'minute')
  if (passed < DAY_LONG) return span.format(-Math.floor(passed / HOUR), 'hour')
  return span.format(-Math.floor(passed / DAY_LONG), 'day')
}
