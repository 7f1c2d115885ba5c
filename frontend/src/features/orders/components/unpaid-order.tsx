import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { heldPurchase } from '@/api/idempotency'
import { atHour } from '@/locale/dates'
import { LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Amount } from '@/ui/price'

import { isUnpaid, readOrder } from '../api/read-order'

/** The order that this browser placed and has not paid, for as long as it waits. */
export function UnpaidOrder(): ReactNode {
  const id = heldPurchase()?.orderId ?? ''
  const { data: order } = useQuery({ ...readOrder(id), enabled: id !== '' })
  if (!order || !isUnpaid(order)) return null
  const { number } = order
  const hour = atHour(order.payment_due_at)
  return (
    <Notice
      kind="warn"
      title={
        <Trans>
          Order <bdi>{number}</bdi> waits for your payment
        </Trans>
      }
    >
      <p>
        <Trans>
          <Amount of={order.total} />, kept for you until {hour}.
        </Trans>
      </p>
      <LinkButton to={`/orders/${order.id}`} className="mt-2 justify-self-start">
        <Trans>Pay now</Trans>
      </LinkButton>
    </Notice>
  )
}
