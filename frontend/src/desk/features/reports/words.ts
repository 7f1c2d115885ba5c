/** Figures, days and times of reports in words. */
import { t } from '@lingui/core/macro'

import { money, type Money } from '@/locale/money'
import { tag } from '@/locale/locale'

const whole = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
const signed = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
const short = new Intl.NumberFormat(tag, { notation: 'compact', maximumSignificantDigits: 4 })
const second = new Intl.DateTimeFormat(tag, { timeStyle: 'medium' })

/** A share from 0 to 1: whole percent, and a tenth where that would say little. */
export const percent = (share: number): string => (Math.abs(share) < 0.1 ? fine : whole).format(share)

/** How much more or less that is, with its sign; undefined where there was nothing before. */
export const change = (now: number, before: number): string | undefined => (before > 0 ? signed.format(now / before - 1) : undefined)

/** The same without its sign, for a sentence that says the direction. */
export const difference = (now: number, before: number): string => whole.format(Math.abs(now / before - 1))

/** A number for the axis of a chart. */
export const shortCount = (value: number): string => short.format(value)

/** A time of today, to the second. */
export const atSecond = (time: Date): string => second.format(time)

/** The time of day of a piece of a report, in the shop's time zone. */
export const hourIn = (iso: string, timeZone: string): string => new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone }).format(new Date(iso))

/** Today's date in a time zone, such as `2026-11-30`. */
export const todayIn = (timeZone: string, now = new Date()): string => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(now)

/** A median of seconds: `48 s`, `3 min 20 s`. */
export function lasting(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return minutes === 0 ? t`${rest} s` : t`${minutes} min ${rest} s`
}

/** Writes amounts of a currency. */
export const amounts = (currency: string) => (amount: number): string => money({ amount, currency })

/** Of an amount that there may not be. */
export const moneyOr = (of: Money | null, nothing: string): string => (of === null ? nothing : money(of))
