/** Money as it stands in a field: exact, with the currency's own decimals, whatever the reader's language writes between them. */
import { tag } from '@/locale/locale'
import { decimals } from '@/locale/money'

const POINT = new Intl.NumberFormat(tag, { minimumFractionDigits: 1 }).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'

/** Minor units as a field shows them: `24.90`, `24,90`, `2490` where the currency has no decimals. */
export function typedAmount(amount: number, currency: string): string {
  const places = decimals(currency)
  const digits = String(amount).padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}${POINT}${digits.slice(-places)}`
}

/** Minor units of what was typed or pasted; undefined for what is no amount, or has more decimals than the currency. Nothing is rounded. */
export function exactAmount(typed: string, currency: string): number | undefined {
  const plain = latin(typed).replaceAll(/[\s\u00a0\u202f]/g, '').replace(/^[€$£¥]|[€$£¥]$/, '')
  const [, whole = '', part = ''] = /^(\d+)(?:[.,](\d*))?$/.exec(plain) ?? []
  const places = decimals(currency)
  if (whole === '' || part.replace(/0+$/, '').length > places) return undefined
  const amount = Number(whole + part.slice(0, places).padEnd(places, '0'))
  return Number.isSafeInteger(amount) ? amount : undefined
}

/** Digits of an Arabic keyboard as those that everything else writes. */
export function latin(typed: string): string {
  return typed.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replaceAll('٫', '.')
}
