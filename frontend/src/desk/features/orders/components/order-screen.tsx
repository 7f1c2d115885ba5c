import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { may } from '@/desk/session/may'
import { CopyButton } from '@/desk/ui/copy-button'
import { Panel } from '@/desk/ui/panel'
import { PageTitle } from '@/ui/page-title'

import type { Order } from '../api/read-order'
import { AttentionFacts } from './attention-facts'
import { OrderCustomer, OrderDelivery } from './order-facts'
import { OrderLines } from './order-lines'
import { FulfilmentBadge, PaymentBadge, StatusBadge } from './order-states'
import { OrderTimeline } from './order-timeline'
import { RefundOrder } from './refund-dialog'
import { ResolveAttention } from './resolve-dialog'

interface OrderScreenProps {
  order: Order
  /** What payments know of it. */
  payment: ReactNode
}

/** An order whole: how it stands, what it needs, what is in it, what was paid, and what has happened. */
export function OrderScreen({ order, payment }: OrderScreenProps): ReactNode {
  return (
    <div className="grid gap-5">
      <Head order={order} />
      {order.attention && (
        <Panel title={<Trans>This order needs you</Trans>} action={may('orders.resolve') && <ResolveAttention order={order} attention={order.attention} />}>
          <AttentionFacts attention={order.attention} />
        </Panel>
      )}
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <Panel title={<Trans>What was ordered</Trans>} action={may('orders.refund') && <RefundOrder order={order} />}>
            <OrderLines order={order} />
          </Panel>
          {payment}
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <Panel title={<Trans>Customer</Trans>}><OrderCustomer order={order} /></Panel>
          <Panel title={<Trans>Delivery</Trans>}><OrderDelivery order={order} /></Panel>
          <Panel title={<Trans>History</Trans>}><OrderTimeline order={order} /></Panel>
        </div>
      </div>
    </div>
  )
}

function Head({ order }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const { number } = order
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <PageTitle title={t`Order ${number}`} noindex />
      <CopyButton text={number} label={t`Copy the number`} />
      <p role="status" className="flex flex-wrap gap-2">
        <StatusBadge status={order.status} />
        <PaymentBadge status={order.payment_status} />
        <FulfilmentBadge order={order} />
      </p>
    </div>
  )
}
