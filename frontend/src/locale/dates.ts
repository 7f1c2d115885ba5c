import { tag } from './locale'

// By its parts: Arabic's `medium` writes months as numbers.
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const
const day = new Intl.DateTimeFormat(tag, DAY)
const moment = new Intl.DateTimeFormat(tag, { ...DAY, hour: '2-digit', minute: '2-digit' })
const hour = new Intl.DateTimeFormat(tag, { timeStyle: 'short' })

/** A day, in the reader's time zone; `iso` is RFC 3339. */
export const onDay = (iso: string): string => day.format(new Date(iso))

/** A day and its time. */
export const atTime = (iso: string): string => moment.format(new Date(iso))

/** A time of today. */
export const atHour = (iso: string): string => hour.format(new Date(iso))
