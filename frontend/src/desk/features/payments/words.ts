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

const DECLINED: Readonly<Record<string, MessageDescriptor>> = {
  card_declined: msg`The bank declined the card, and gave no reason`,
  generic_decline: msg`The bank declined the card, and gave no reason`,
  do_not_honor: msg`The bank declined the card, and gave no reason`,
  insufficient_funds: msg`There is not enough money on the card`,
  expired_card: msg`The card has expired`,
  incorrect_cvc: msg`The security code is not this card’s`,
  incorrect_number: msg`The number is no card’s`,
  processing_error: msg`The bank could not decide; trying again may help`,
  lost_card: msg`The card was reported lost`,
  stolen_card: msg`The card was reported stolen`,
  fraudulent: msg`The provider takes it for fraud`,
  card_velocity_exceeded: msg`The card has been used too often, or for too much`,
  currency_not_supported: msg`The card does not pay in this currency`,
  authentication_required: msg`The bank could not make sure that it was the customer`,
  payment_intent_authentication_failure: msg`The bank could not make sure that it was the customer`,
}

/** Why a bank declined, where it gave a reason that we know. */
export const declineWords = (code: string): MessageDescriptor | undefined => DECLINED[code]

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

/** A refund's state where it stands alone. */
export const REFUND_STATE = {
  failed: msg`Failed`,
  pending: msg`On its way`,
  succeeded: msg`Arrived`,
} satisfies Record<Schemas['RefundStatus'], MessageDescriptor>

export const OUTCOME = {
  failed: msg`Failed`,
  not_understood: msg`Not understood`,
  handled: msg`Handled`,
  known: msg`Known already`,
  ignored: msg`None of ours`,
} satisfies Record<Schemas['WebhookOutcome'], MessageDescriptor>

const FAILURE: Readonly<Record<string, MessageDescriptor>> = {
  charge_already_refunded: msg`All of it has gone back already`,
  lost_or_stolen_card: msg`The card was reported lost or stolen`,
  expired_or_canceled_card: msg`The card has expired or was closed`,
  insufficient_funds: msg`Not enough money at the provider`,
  amount_not_chargeable: msg`The provider does not take this amount`,
}

/** Why the provider gave nothing back, where it gave a reason that we know. */
export const failureWords = (code: string): MessageDescriptor | undefined => FAILURE[code]
