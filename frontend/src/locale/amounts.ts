/** Money as it stands in a field, whatever the reader's language writes between whole units and decimals. */
import { tag } from './locale'
import { decimals } from './money'

const plain = new Intl.NumberFormat(tag, { useGrouping: false })
const POINT = new Intl.NumberFormat(tag, { minimumFractionDigits: 1 }).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'

/** An amount in minor units as somebody types it: `12.5`, `12,5`; empty where there is none. */
export const asTyped = (amount: number | undefined, currency: string): string =>
  amount === undefined ? '' : plain.format(amount / 10 ** decimals(currency))

/** Minor units as a price stands in its field, exact and with all decimals of the currency: `24.90`, `24,90`, `2490` where it has none. */
export function asPrice(amount: number, currency: string): string {
  const places = decimals(currency)
  const digits = String(amount).padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}${POINT}${digits.slice(-places)}`
}

/** Minor units of what was typed or pasted, and the decimals that the currency does not have; undefined for what is no amount. */
function read(typed: string, currency: string): { amount: number; rest: string } | undefined {
  const said = latin(typed).replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[€$£¥]|[€$£¥]$/, '')
  const [, whole = '', part = ''] = /^(\d*)(?:[.,](\d*))?$/.exec(said) ?? []
  if (whole === '' && part === '') return undefined
  const places = decimals(currency)
  const amount = Number(whole + part.slice(0, places).padEnd(places, '0'))
  return Number.isSafeInteger(amount) ? { amount, rest: part.slice(places).replace(/0+$/, '') } : undefined
}

/** Minor units of an end of a range: `12.50`, `12,5`; the nearest that the currency has, undefined for what is no amount. */
export function amountOf(typed: string, currency: string): number | undefined {
  const found = read(typed, currency)
  return found && found.amount + (found.rest >= '5' ? 1 : 0)
}

/** Minor units of money that somebody will pay or get: as `amountOf`, and undefined for more decimals than the currency has. Nothing is rounded. */
export function exactAmount(typed: string, currency: string): number | undefined {
  const found = read(typed, currency)
  return found?.rest === '' ? found.amount : undefined
}

/** Digits of an Arabic keyboard as those that everything else writes. */
export function latin(typed: string): string {
  return typed.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replaceAll('٫', '.')
}
