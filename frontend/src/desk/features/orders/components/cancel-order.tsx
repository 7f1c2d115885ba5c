import { Trans } from '@lingui/react/macro'
import { type ReactNode, Suspense, useState } from 'react'

import { may } from '@/desk/session/may'
import { Button } from '@/ui/button'

import type { Order } from '../api/read-order'
import { refundable } from '../refundable'
import { CancelDialog, RefundDialog } from './later'

/** Cancels an order: an unpaid one is given up, of a paid one all that is left goes back. */
export function CancelOrder({ order }: { order: Order }): ReactNode {
  const [open, setOpen] = useState(false)
  const close = (): void => { setOpen(false) }
  const unpaid = (order.status === 'pending' || order.status === 'awaiting_payment') && order.payment_status === 'unpaid'
  const paid = may('orders.refund') && refundable(order) === 'yes'
  if (!(unpaid && may('orders.cancel')) && !paid) return null
  return (
    <>
      <Button kind="danger" size="sm" onClick={() => { setOpen(true) }}><Trans>Cancel the order</Trans></Button>
      {open && <Suspense>{unpaid ? <CancelDialog order={order} onClose={close} /> : <RefundDialog order={order} cancels onClose={close} />}</Suspense>}
    </>
  )
}
