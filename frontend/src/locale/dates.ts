import { tag } from './locale'

const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' })
const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' })
const hour = new Intl.DateTimeFormat(tag, { timeStyle: 'short' })
const range = new Intl.DateTimeFormat(tag, { weekday: 'short', day: 'numeric', month: 'short' })

/** A day, in the reader's time zone; `iso` is RFC 3339. */
export const onDay = (iso: string): string => day.format(new Date(iso))

/** A day and its time. */
export const atTime = (iso: string): string => moment.format(new Date(iso))

/** A time of today. */
export const atHour = (iso: string): string => hour.format(new Date(iso))

/** From one day to another: `Tue 3 – Thu 5 Mar`. */
export const between = (from: Date, to: Date): string => range.formatRange(from, to)
