import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { Money } from '@/locale/money'

import { DeliveryPrice } from './delivery'
import { Amount } from './price'

export interface MoneyRow {
  name: ReactNode
  amount: Money | ReactNode
  /** The one that the others add up to. */
  total?: boolean
  /** Is part of what stands above, and adds nothing. */
  within?: boolean
}

const isMoney = (amount: Money | ReactNode): amount is Money => typeof amount === 'object' && amount !== null && 'currency' in amount

/** Amounts that add up, as a list of names and values. */
export function MoneySummary({ rows }: { rows: readonly MoneyRow[] }): ReactNode {
  return (
    <dl className="grid grid-cols-1 gap-2">
      {rows.map(({ name, amount, total = false, within = false }, index) => (
        <div
          key={index}
          className={`flex items-baseline justify-between gap-4 ${total ? 'border-t border-line pt-3 text-lg font-semibold' : ''} ${within ? 'text-sm text-muted' : ''}`}
        >
          <dt className="min-w-0">{name}</dt>
          <dd className="shrink-0 text-end">{isMoney(amount) ? <Amount of={amount} /> : amount}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What a quote and an order say of what they cost. */
interface Totals {
  subtotal: Money
  discount: Money
  shipping: Money
  tax: Money
  total: Money
  /** Prices are shown with tax, so that it is part of the total and adds nothing. */
  prices_include_tax: boolean
}

/** An amount that is taken off. */
export const less = (amount: Money): Money => ({ ...amount, amount: -amount.amount })

/** The rows of what something costs, from the subtotal to the total. */
export function totalRows({ subtotal, discount, shipping, tax, total, prices_include_tax: within }: Totals): MoneyRow[] {
  return [
    { name: <Trans>Subtotal</Trans>, amount: subtotal },
    ...(discount.amount > 0 ? [{ name: <Trans>Discount</Trans>, amount: less(discount) }] : []),
    { name: <Trans>Delivery</Trans>, amount: <DeliveryPrice price={shipping} /> },
    ...(within ? [] : [{ name: <Trans>VAT</Trans>, amount: tax }]),
    { name: <Trans>Total</Trans>, amount: total, total: true },
    ...(within ? [{ name: <Trans>VAT included</Trans>, amount: tax, within: true }] : []),
  ]
}
