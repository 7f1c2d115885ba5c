/** What the shop says when a payment is refused. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations } from '@/api/generated/payment'
import type { ApiProblem, CodesOf } from '@/api/problem'
import { type CommonCode, wordsFor } from '@/api/words'

const WORDS = {
  card_declined: msg`Your bank declined this card. Try another one; nothing was charged.`,
  outcome_unknown: msg`We are checking with your bank. You need not pay again.`,
  payment_not_found: msg`This order can be paid only where it was placed, or in its owner’s account.`,
  payment_not_payable: msg`This order can no longer be paid. Nothing was charged.`,
  too_many_attempts: msg`This order was tried too often. Cancel it, then order anew; nothing was charged.`,
  unknown_payment_method: msg`This card is not known here. Choose another one.`,
} satisfies Record<
  Exclude<CodesOf<operations['confirm']> | CodesOf<operations['show_payment']>, CommonCode>,
  MessageDescriptor
>

/** Why a bank declines, where saying so helps. */
const DECLINED: Readonly<Record<string, MessageDescriptor>> = {
  insufficient_funds: msg`There is not enough money on this card. Try another one; nothing was charged.`,
  expired_card: msg`This card has expired. Try another one; nothing was charged.`,
  incorrect_cvc: msg`The security code is not this card’s. Check it or try another card; nothing was charged.`,
  authentication_required: msg`Your bank could not make sure that it is you. Try again; nothing was charged.`,
  payment_intent_authentication_failure: msg`Your bank could not make sure that it is you. Try again; nothing was charged.`,
}

/** The sentence for a decline, by the bank's reason. */
export const declineWords = (reason: string | null | undefined): MessageDescriptor => DECLINED[reason ?? ''] ?? WORDS.card_declined

/** The sentence for a refused payment. */
export function paymentWords(problem: ApiProblem): MessageDescriptor {
  const { decline_code: reason } = problem.body
  if (problem.code === 'card_declined') return declineWords(typeof reason === 'string' ? reason : undefined)
  return wordsFor(problem, WORDS)
}
