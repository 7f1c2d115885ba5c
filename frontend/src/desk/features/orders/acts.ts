/** What happens to an order, and the mails about it, in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import { ATTENTION, STATUS } from './words'

/** Acts of the audit that have no amount to tell. */
export const ACTS: Readonly<Record<string, MessageDescriptor>> = {
  placed: msg`Ordered`,
  paid: msg`Paid`,
  cancellation_requested: msg`Asked to cancel it`,
  confirmation_sent: msg`Asked for the confirmation once more`,
  restocked: msg`Pieces are back on sale`,
  amount_differs: ATTENTION.amount_differs.name,
  refund_failed: ATTENTION.refund_failed.name,
  'attention_resolved:refund': msg`Ended: the money goes back`,
  'attention_resolved:close': msg`Ended: the money went back another way`,
  ...STATUS,
}

const MAILS: Readonly<Record<string, MessageDescriptor>> = {
  order_confirmed: msg`Confirmation`,
  order_refunded: msg`Refund`,
}

/** What a mail is about. */
export const mailName = (kind: string): MessageDescriptor => MAILS[kind] ?? { id: kind }

export const MAIL_STATE = {
  waiting: msg`waits to be sent`,
  sent: msg`sent`,
  failed: msg`was not sent`,
} as const
