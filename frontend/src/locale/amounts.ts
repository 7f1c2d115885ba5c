import { tag } from './locale'
import { decimals } from './money'

const plain = new Intl.NumberFormat(tag, { useGrouping: false })

/** An amount in minor units as somebody types it: `12.5`, `12,5`; empty where there is none. */
export const asTyped = (amount: number | undefined, currency: string): string =>
  amount === undefined ? '' : plain.format(amount / 10 ** decimals(currency))

/** Minor units from what was typed: `12.50`, `12,5`; undefined for what is no amount. */
export function amountOf(typed: string, currency: string): number | undefined {
  const number = Number(typed.trim().replace(',', '.'))
  return typed.trim() === '' || !Number.isFinite(number) || number < 0 ? undefined : Math.round(number * 10 ** decimals(currency))
}
