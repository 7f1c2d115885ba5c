import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { MethodName } from '@/ui/delivery'
import { AddressLines } from '@/ui/postal-address'
import { Skeleton } from '@/ui/skeleton'

import { isUnpaid, type Order } from '../api/read-order'
import { CancelOrder } from './cancel-order'
import { OrderLines } from './order-lines'
import { OrderNotice } from './order-notice'
import { OrderSummary } from './order-summary'
import { OrderTimeline } from './order-timeline'
import { PayNow } from './pay-now'

interface OrderViewProps {
  order: Order
  /** The bank's page has just sent the shopper back. */
  returned?: boolean
}

const payable = (order: Order): order is Order & { payment_id: string } => isUnpaid(order) && order.payment_id !== null

/** One order whole: how it stands, how to pay or cancel it, what is in it, what it costs and where it goes. */
export function OrderView({ order, returned = false }: OrderViewProps): ReactNode {
  const box = 'grid content-start gap-4 rounded-panel border border-line bg-surface p-5'
  return (
    <div className="@container">
      <div className="grid gap-6 @4xl:grid-cols-[1fr_22rem]">
        <div className="grid min-w-0 content-start gap-6">
          <div role="status" className="empty:absolute">
            <OrderNotice order={order} />
          </div>
          {payable(order) && <PayNow order={order} returned={returned} />}
          <section aria-labelledby="order-lines" className={box}>
            <h2 id="order-lines" className="text-h3">
              <Trans>What you ordered</Trans>
            </h2>
            <OrderLines lines={order.lines} />
            <OrderSummary order={order} />
          </section>
        </div>
        <div className="grid content-start gap-6">
          <section aria-labelledby="order-way" className={box}>
            <h2 id="order-way" className="text-h3">
              <Trans>How it stands</Trans>
            </h2>
            <OrderTimeline order={order} />
          </section>
          <section aria-labelledby="order-to" className={box}>
            <h2 id="order-to" className="text-h3">
              {order.fulfilment_status === 'delivered' ? <Trans>Delivered to</Trans> : <Trans>Delivery to</Trans>}
            </h2>
            <AddressLines address={order.shipping_address} />
            <p className="text-md text-muted">
              <MethodName id={order.shipping_method_id} name={order.shipping_method_name} />
            </p>
            {order.billing_address && (
              <>
                <h3 className="text-base">
                  <Trans>Invoice address</Trans>
                </h3>
                <AddressLines address={order.billing_address} />
              </>
            )}
          </section>
          {isUnpaid(order) && <CancelOrder orderId={order.id} number={order.number} />}
        </div>
      </div>
    </div>
  )
}

/** A place of the order's size while it is on its way. */
export function OrderViewSkeleton(): ReactNode {
  return (
    <div className="grid gap-6 lg:grid-cols-[1fr_22rem]">
      <div className="grid content-start gap-6">
        <Skeleton className="h-24 rounded-card!" />
        <Skeleton className="h-80 rounded-panel!" />
      </div>
      <div className="grid content-start gap-6">
        <Skeleton className="h-56 rounded-panel!" />
        <Skeleton className="h-44 rounded-panel!" />
      </div>
    </div>
  )
}
