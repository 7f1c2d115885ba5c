import type { components } from '@/api/generated/product'

import { tag } from './locale'

/** Integer minor units of a currency, as every service answers them. */
export type Money = components['schemas']['Money']

const formats = new Map<string, Intl.NumberFormat>()

function format(currency: string): Intl.NumberFormat {
  let found = formats.get(currency)
  if (!found) formats.set(currency, (found = new Intl.NumberFormat(tag, { style: 'currency', currency })))
  return found
}

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function decimals(currency: string): number {
  return format(currency).resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount in the words of the page's language: `€24.90`, `24,90 €`. */
export function money({ amount, currency }: Money): string {
  return format(currency).format(amount / 10 ** decimals(currency))
}

const compact = new Map<string, Intl.NumberFormat>()

/** An amount in as few letters as possible, for the axis of a chart: `€20`, `€1.5K`. */
export function shortMoney({ amount, currency }: Money): string {
  let found = compact.get(currency)
  if (!found) {
    const style = { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 4 } as const
    compact.set(currency, (found = new Intl.NumberFormat(tag, style)))
  }
  return found.format(amount / 10 ** decimals(currency))
}

/** The share that a reduced price is lower, in whole percent, never rounded up to more than it is. */
export function reduction(now: Money, before: Money): number {
  return Math.floor((1 - now.amount / before.amount) * 100)
}
