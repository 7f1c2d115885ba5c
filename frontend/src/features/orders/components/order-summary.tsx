import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { less, MoneySummary, totalRows } from '@/ui/money-summary'

import type { Order } from '../api/read-order'

/** What an order costs, in rows that add up, and what was given back. */
export function OrderSummary({ order }: { order: Order }): ReactNode {
  const { refunded } = order
  const back = refunded.amount > 0 ? [{ name: <Trans>Refunded</Trans>, amount: less(refunded) }] : []
  return <MoneySummary rows={[...totalRows(order), ...back]} />
}
