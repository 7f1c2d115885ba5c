import { Trans, useLingui } from '@lingui/react/macro'
import { StickyNote } from 'lucide-react'
import { type ReactNode, type RefObject, Suspense, useRef } from 'react'

import { useKeys } from '@/desk/keys/keys'
import { may } from '@/desk/session/may'
import { CopyButton } from '@/desk/ui/copy-button'
import { Panel } from '@/desk/ui/panel'
import { Button } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'

import type { Order } from '../api/read-order'
import { AttentionFacts } from './attention-facts'
import { CancelOrder } from './cancel-order'
import { ResolveAttention } from './later'
import { OrderCustomer, OrderDelivery } from './order-facts'
import { OrderLines } from './order-lines'
import { OrderMails, SendConfirmation } from './order-mails'
import { OrderNotes } from './order-notes'
import { OrderRefunds } from './order-refunds'
import { FulfilmentBadge, PaymentBadge, StatusBadge } from './order-states'
import { OrderTimeline } from './order-timeline'
import { RefundOrder, WhyNoRefund } from './refund-order'

interface OrderScreenProps {
  order: Order
  /** What payments know of it. */
  payment: ReactNode
}

/** An order whole: how it stands, what it needs, what is in it, what was paid, what was said, and what has happened. */
export function OrderScreen({ order, payment }: OrderScreenProps): ReactNode {
  const note = useRef<HTMLTextAreaElement>(null)
  const sold = order.status === 'confirmed' || order.status === 'completed'
  return (
    <div className="grid gap-5">
      <Head order={order} note={note} />
      {order.attention && (
        <Panel title={<Trans>This order needs you</Trans>} action={may('orders.resolve') && <Suspense><ResolveAttention order={order} attention={order.attention} /></Suspense>}>
          <AttentionFacts attention={order.attention} />
        </Panel>
      )}
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <Panel title={<Trans>What was ordered</Trans>}>
            <OrderLines order={order} />
            {may('orders.refund') && <WhyNoRefund order={order} />}
          </Panel>
          {order.refunds.length > 0 && <Panel title={<Trans>Refunds</Trans>}><OrderRefunds order={order} /></Panel>}
          {payment}
          <Panel title={<Trans>History</Trans>}><OrderTimeline order={order} /></Panel>
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <Panel title={<Trans>Customer</Trans>}><OrderCustomer order={order} /></Panel>
          <Panel title={<Trans>Notes</Trans>}><OrderNotes order={order} field={note} mayWrite={may('orders.note')} /></Panel>
          <Panel title={<Trans>Delivery</Trans>}><OrderDelivery order={order} /></Panel>
          <Panel title={<Trans>Mails</Trans>}>
            <OrderMails order={order} />
            {sold && <SendConfirmation order={order} />}
          </Panel>
        </div>
      </div>
    </div>
  )
}

function Head({ order, note }: { order: Order; note: RefObject<HTMLTextAreaElement | null> }): ReactNode {
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
      <div className="ms-auto flex flex-wrap gap-2">
        {may('orders.note') && <WriteNote note={note} />}
        <CancelOrder order={order} />
        {may('orders.refund') && <RefundOrder order={order} />}
      </div>
    </div>
  )
}

function WriteNote({ note }: { note: RefObject<HTMLTextAreaElement | null> }): ReactNode {
  const { t } = useLingui()
  const write = (): void => {
    note.current?.scrollIntoView({ block: 'center' })
    note.current?.focus({ preventScroll: true })
  }
  useKeys([{ key: 'n', name: t`Write a note`, run: write }])
  return (
    <Button kind="outline" size="sm" onClick={write}>
      <StickyNote aria-hidden className="size-5" />
      <Trans>Write a note</Trans>
    </Button>
  )
}
