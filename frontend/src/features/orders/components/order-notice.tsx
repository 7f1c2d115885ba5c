import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Notice } from '@/ui/notice'

import { isBought, type Order } from '../api/read-order'

/** What happens next with an order, or what has become of it. */
export function OrderNotice({ order }: { order: Order }): ReactNode {
  const { status, payment_status, fulfilment_status, email } = order
  if (status === 'on_hold') {
    return (
      <Notice kind="warn" title={<Trans>We are looking at this payment</Trans>}>
        <Trans>It is not the amount that the order costs. Please do not pay again; we write to you.</Trans>
      </Notice>
    )
  }
  if (status === 'cancelling') {
    return (
      <Notice kind="info">
        <Trans>This order is being cancelled. If a payment was on its way, you get all of it back.</Trans>
      </Notice>
    )
  }
  if (status === 'cancelled' || status === 'expired') {
    return (
      <Notice kind="info" title={<WhyOver order={order} />}>
        {payment_status === 'unpaid' ? (
          <Trans>Nothing was charged.</Trans>
        ) : (
          <Trans>Your money is on its way back to the card that you paid with.</Trans>
        )}
      </Notice>
    )
  }
  if (isBought(order) && fulfilment_status === 'unfulfilled' && payment_status === 'paid') {
    return (
      <Notice kind="ok" title={<Trans>Your order is paid and confirmed</Trans>}>
        <p>
          <Trans>
            A mail about it goes to <bdi className="font-semibold">{email}</bdi>. Next, we pack your parcel.
          </Trans>
        </p>
      </Notice>
    )
  }
  return null
}

function WhyOver({ order: { cancel_reason: reason } }: { order: Order }): ReactNode {
  switch (reason) {
    case 'customer':
      return <Trans>You cancelled this order.</Trans>
    case 'expired':
      return <Trans>This order was not paid in time.</Trans>
    case 'superseded':
      return <Trans>A newer order of the same cart took its place.</Trans>
    case 'out_of_stock':
      return <Trans>Something in it was sold out before it could be kept for you.</Trans>
    case 'not_placed':
    case 'amount_differs':
    case null:
      return <Trans>This order was cancelled.</Trans>
  }
}
