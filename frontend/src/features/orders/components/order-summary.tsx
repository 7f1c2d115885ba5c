import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { Money } from '@/locale/money'
import { MoneySummary } from '@/ui/money-summary'

import type { Order } from '../api/read-order'

/** What an order costs, in rows that add up. */
export function OrderSummary({ order }: { order: Order }): ReactNode {
  const { subtotal, discount, shipping, tax, total, refunded, prices_include_tax: within } = order
  const less = (amount: Money): Money => ({ ...amount, amount: -amount.amount })
  return (
    <MoneySummary
      rows={[
        { name: <Trans>Subtotal</Trans>, amount: subtotal },
        ...(discount.amount > 0 ? [{ name: <Trans>Discount</Trans>, amount: less(discount) }] : []),
        { name: <Trans>Delivery</Trans>, amount: shipping.amount === 0 ? <Trans>Free</Trans> : shipping },
        ...(within ? [] : [{ name: <Trans>VAT</Trans>, amount: tax }]),
        { name: <Trans>Total</Trans>, amount: total, total: true },
        ...(within ? [{ name: <Trans>VAT included</Trans>, amount: tax, within: true }] : []),
        ...(refunded.amount > 0 ? [{ name: <Trans>Refunded</Trans>, amount: less(refunded) }] : []),
      ]}
    />
  )
}
