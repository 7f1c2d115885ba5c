/** What happens to an order, and the mails about it, in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import { ATTENTION, MAIL, STATUS } from './words'

/** Acts of the audit that have no amount to tell. */
const ACTS: Readonly<Record<string, MessageDescriptor>> = {
  placed: msg`Ordered`,
  paid: msg`Paid`,
  cancellation_requested: msg`Asked to cancel it`,
  confirmation_sent: msg`Asked for the confirmation once more`,
  restocked: msg`Pieces are back on sale`,
  amount_differs: ATTENTION.amount_differs.name,
  refund_failed: ATTENTION.refund_failed.name,
  'attention_resolved:refund': msg`Ended: the money goes back`,
  'attention_resolved:close': msg`Ended: the money went back another way`,
  step_retried: msg`Tried once more`,
  ...STATUS,
}

/** What was done, in words; acts on a mail name the mail's kind behind a colon. */
export function actName(action: string): MessageDescriptor | undefined {
  if (action.startsWith('mail_send:')) return msg`A mail that had failed was sent once more`
  if (action.startsWith('mail_close:')) return msg`A mail that had failed was closed`
  return ACTS[action]
}

/** What a mail is about; one that is newer than this page by its name. */
export function mailName(kind: string, say: (words: MessageDescriptor) => string): string {
  const words = MAIL[kind]
  return words ? say(words) : kind
}

export const MAIL_STATE = {
  waiting: msg`waits to be sent`,
  sent: msg`sent`,
  failed: msg`was not sent`,
} as const
