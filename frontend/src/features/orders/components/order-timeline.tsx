import { Trans, useLingui } from '@lingui/react/macro'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

import { atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'

import type { Order } from '../api/read-order'

interface Step {
  name: ReactNode
  at?: string | null
  done: boolean
}

/** The way of an order so far, and what is still to come. */
export function OrderTimeline({ order }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const steps = stepsOf(order)
  const present = steps.findIndex(({ done }) => !done)
  return (
    <ol aria-label={t`The way of this order`} className="grid">
      {steps.map(({ name, at, done }, index) => (
        <li key={index} aria-current={index === present ? 'step' : undefined} className="group flex gap-3">
          <span aria-hidden className="grid justify-items-center">
            <span className={`grid size-6 place-items-center rounded-chip border-2 ${done ? 'border-primary bg-primary text-on-primary' : 'border-control'}`}>
              {done && <Check className="size-4" />}
            </span>
            <span className={`min-h-5 w-0.5 flex-1 group-last:hidden ${steps[index + 1]?.done ? 'bg-primary' : 'bg-line'}`} />
          </span>
          <span className={`pb-4 group-last:pb-0 ${done ? '' : 'text-muted'}`}>
            <span className="font-semibold">{name}</span>
            {at && <span className="block text-sm text-muted">{atTime(at)}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

function stepsOf(order: Order): Step[] {
  const { status, fulfilment_status: sent, payment_status, refunds } = order
  const placed: Step = { name: <Trans>Ordered</Trans>, at: order.placed_at, done: true }
  const paid: Step = { name: <Trans>Paid</Trans>, at: order.paid_at, done: payment_status !== 'unpaid' }
  const back = refunds.map((refund): Step => ({
    name: refund.status === 'failed'
      ? <Trans>A refund of <Amount of={refund.amount} /> did not arrive; we see to it</Trans>
      : <Trans><Amount of={refund.amount} /> refunded</Trans>,
    at: refund.created_at,
    done: refund.status === 'succeeded',
  }))
  if (status === 'cancelling' || status === 'cancelled' || status === 'expired') {
    const ended: Step = {
      name: status === 'expired' ? <Trans>Not paid in time</Trans> : <Trans>Cancelled</Trans>,
      at: order.closed_at,
      done: status !== 'cancelling',
    }
    return [placed, ...(paid.done ? [paid] : []), ended, ...back]
  }
  return [
    placed,
    paid,
    { name: <Trans>On its way</Trans>, done: sent === 'shipped' || sent === 'delivered' },
    { name: <Trans>Delivered</Trans>, done: sent === 'delivered' },
    ...back,
  ]
}
