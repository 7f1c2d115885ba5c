import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { OrderStates } from '../api/read-order'

const TONES = { calm: 'bg-sunken text-ink', ok: 'bg-primary-soft text-primary', wait: 'bg-accent-soft text-ink', over: 'bg-sunken text-muted' } as const

const SENT = {
  unfulfilled: msg`Being packed`,
  partial: msg`Partly on its way`,
  shipped: msg`On its way`,
  delivered: msg`Delivered`,
} satisfies Record<OrderStates['fulfilment_status'], MessageDescriptor>

/** The three statuses of an order as one word for its owner. */
function stateOf({ status, payment_status, fulfilment_status }: OrderStates): { words: MessageDescriptor; tone: keyof typeof TONES } {
  switch (status) {
    case 'pending':
    case 'awaiting_payment':
      return payment_status === 'unpaid'
        ? { words: msg`Waiting for your payment`, tone: 'wait' }
        : { words: msg`Paid`, tone: 'ok' }
    case 'on_hold':
      return { words: msg`We are looking at its payment`, tone: 'wait' }
    case 'cancelling':
      return { words: msg`Being cancelled`, tone: 'calm' }
    case 'cancelled':
      return { words: payment_status === 'refunded' ? msg`Cancelled, money on its way back` : msg`Cancelled`, tone: 'over' }
    case 'expired':
      return { words: msg`Not paid in time`, tone: 'over' }
    case 'confirmed':
    case 'completed':
      return payment_status === 'refunded'
        ? { words: msg`Refunded`, tone: 'calm' }
        : { words: SENT[fulfilment_status], tone: 'ok' }
  }
}

/** How an order stands, in a word or two. */
export function OrderState({ order }: { order: OrderStates }): ReactNode {
  const { i18n } = useLingui()
  const { words, tone } = stateOf(order)
  return <span className={`inline-block rounded-chip px-3 py-0.5 text-sm font-semibold ${TONES[tone]}`}>{i18n._(words)}</span>
}
