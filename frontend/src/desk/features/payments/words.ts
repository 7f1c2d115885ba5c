/** A payment's states and movements, in words. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { components } from '@/api/generated/payment'

type Schemas = components['schemas']

export const STATUS = {
  requires_payment_method: msg`Waits for a card`,
  processing: msg`Being decided`,
  requires_action: msg`At the bank’s page`,
  succeeded: msg`Captured`,
  voiding: msg`Being voided`,
  voided: msg`Voided`,
} satisfies Record<Schemas['PaymentStatus'], MessageDescriptor>

export const ATTEMPT = {
  started: msg`Begun`,
  requires_action: msg`At the bank’s page`,
  processing: msg`Being decided`,
  succeeded: msg`Succeeded`,
  declined: msg`Declined`,
  lapsed: msg`Not finished in time`,
  withdrawn: msg`Withdrawn`,
} satisfies Record<Schemas['AttemptStatus'], MessageDescriptor>

export const REFUND = {
  pending: msg`on its way`,
  succeeded: msg`arrived`,
  failed: msg`did not go through`,
} satisfies Record<Schemas['RefundStatus'], MessageDescriptor>

export const ORIGIN = {
  order: msg`from its order`,
  dashboard: msg`from the provider’s dashboard`,
} satisfies Record<Schemas['RefundOrigin'], MessageDescriptor>

export const KIND = {
  capture: msg`Captured`,
  refund: msg`Given back`,
  refund_reversal: msg`Refund came back`,
} satisfies Record<Schemas['TransactionKind'], MessageDescriptor>

export const ACCOUNT = {
  provider_balance: msg`Balance at the provider`,
  order_payments: msg`Payments of orders`,
  refunds: msg`Refunds`,
} satisfies Record<Schemas['Account'], MessageDescriptor>
