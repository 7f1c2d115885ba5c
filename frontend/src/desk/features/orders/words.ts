/** An order's states and what is done with it, in the words of those who handle it. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { components } from '@/api/generated/order'

type Schemas = components['schemas']

export const STATUS = {
  pending: msg`Being placed`,
  awaiting_payment: msg`Waits for payment`,
  on_hold: msg`On hold`,
  cancelling: msg`Being cancelled`,
  confirmed: msg`Confirmed`,
  completed: msg`Completed`,
  cancelled: msg`Cancelled`,
  expired: msg`Not paid in time`,
} satisfies Record<Schemas['OrderStatus'], MessageDescriptor>

export const PAYMENT = {
  unpaid: msg`Unpaid`,
  paid: msg`Paid`,
  partially_refunded: msg`Partly refunded`,
  refunded: msg`Refunded`,
} satisfies Record<Schemas['OrderPaymentStatus'], MessageDescriptor>

export const FULFILMENT = {
  unfulfilled: msg`To be packed`,
  partial: msg`Partly sent`,
  shipped: msg`On its way`,
  delivered: msg`Delivered`,
} satisfies Record<Schemas['FulfilmentStatus'], MessageDescriptor>

export const REFUND = {
  requested: msg`on its way`,
  succeeded: msg`arrived`,
  failed: msg`did not go through`,
} satisfies Record<Schemas['OrderRefundStatus'], MessageDescriptor>

export const CANCELLED = {
  customer: msg`The customer gave it up`,
  expired: msg`It was not paid in time`,
  superseded: msg`A newer order of the same cart took its place`,
  out_of_stock: msg`Something was sold out before it could be kept`,
  not_placed: msg`It could not be placed`,
  amount_differs: msg`What was captured is not what it costs`,
} satisfies Record<Schemas['CancelReason'], MessageDescriptor>

interface Attention {
  name: MessageDescriptor
  /** What that means, and what a person decides. */
  meaning: MessageDescriptor
}

export const ATTENTION = {
  amount_differs: {
    name: msg`The amount differs`,
    meaning: msg`The customer paid another amount than the order costs. Give it back and the order is cancelled, or close it if the money went back another way.`,
  },
  refund_failed: {
    name: msg`A refund failed`,
    meaning: msg`The provider did not take a refund. Ask for it once more, or close it if the money went back another way.`,
  },
} satisfies Record<Schemas['AttentionKind'], Attention>

/** A reason as somebody wrote it, or in words where the system gave a code. */
export function reasonWords(reason: string, say: (words: MessageDescriptor) => string): string {
  const known = { ...STEP, ...CANCELLED, refund_failed: ATTENTION.refund_failed.name } as Readonly<Record<string, MessageDescriptor>>
  return known[reason] ? say(known[reason]) : reason
}

/** What waits beside an order's money. */
export const WAITING = {
  ...ATTENTION,
  step_stuck: {
    name: msg`It does not go on`,
    meaning: msg`A step of this order was tried many times in vain. It is tried every five minutes by itself.`,
  },
  mail_failed: {
    name: msg`A mail did not go out`,
    meaning: msg`The mail server did not take a mail to the customer. Send it once more, or tell them another way and close it.`,
  },
} satisfies Record<Schemas['WaitingKind'], Attention>

/** What the order waits for, where a step comes to no end. */
export const STEP = {
  placing: msg`Its goods could not be kept, or its payment not begun.`,
  awaiting_payment: msg`Its payment window is over, which could not be noted.`,
  voiding: msg`The provider does not say whether money may still come.`,
  returning_stock: msg`It is given up, but its goods could not be put back on sale.`,
  committing: msg`It is paid, but its goods could not be taken from stock. Do not send it yet.`,
  refunding: msg`The provider does not say what became of a refund.`,
  restocking: msg`Money went back, but the goods could not be put back on sale.`,
  done: msg`Nothing is left to do.`,
} satisfies Record<Schemas['SagaStep'], MessageDescriptor>

/** Mails about an order; what a later release sends is called by its own name. */
export const MAIL: Readonly<Record<string, MessageDescriptor | undefined>> = {
  order_confirmed: msg`Confirmation of the order`,
  order_refunded: msg`News of a refund`,
}
