import { answer, payments } from '@/api/client'
import { attemptKey } from '@/api/idempotency'
import { ApiProblem, asProblem } from '@/api/problem'
import { inLocale, locale } from '@/locale/locale'

import { showPayment } from './read-payment'

export interface Paying {
  orderId: string
  paymentId: string
  card: string
}

/** What is known after an attempt to pay. Only `refused` may be tried again; `unknown` is asked about on the order's page. */
export type Paid =
  | { kind: 'paid' }
  | { kind: 'bank'; url: string }
  | { kind: 'refused'; problem: ApiProblem }
  | { kind: 'unknown' }

/** Codes of an answer that leaves open whether money moved. */
const OPEN = new Set(['outcome_unknown', 'idempotency_in_progress', 'idempotency_key_reused', 'internal_error'])
const isOpen = ({ code, passing, status }: ApiProblem): boolean => passing || status >= 500 || OPEN.has(code)

/**
 * Pay an order with a card. The payment is asked first: what another tab or an earlier page began is never begun again,
 * and the number of the attempt makes its key.
 */
export async function payOrder({ orderId, paymentId, card }: Paying): Promise<Paid> {
  try {
    const now = await asked(paymentId)
    if (now.status === 'succeeded') return { kind: 'paid' }
    if (now.status === 'processing') return { kind: 'unknown' }
    if (now.status === 'voiding' || now.status === 'voided') {
      return { kind: 'refused', problem: new ApiProblem(409, { code: 'payment_not_payable' }) }
    }
    return await confirm({ orderId, paymentId, card }, now.attempts.length + 1)
  } catch (thrown) {
    // Nothing was sent to the bank.
    return { kind: 'refused', problem: asProblem(thrown) }
  }
}

/** The payment as it stands; what nobody answered is asked once more, for asking moves no money. */
const asked = (paymentId: string) =>
  showPayment(paymentId).catch((thrown: unknown) => {
    if (asProblem(thrown).passing) return showPayment(paymentId)
    throw thrown
  })

async function confirm({ orderId, paymentId, card }: Paying, attempt: number): Promise<Paid> {
  const return_url = window.location.origin + inLocale(locale, `/orders/${orderId}`)
  try {
    const { status, next_action } = await answer(
      payments.POST('/payments/confirm', {
        params: { header: { 'Idempotency-Key': attemptKey(orderId, attempt) } },
        body: { payment_id: paymentId, payment_method: card, return_url },
      }),
    )
    if (status === 'succeeded') return { kind: 'paid' }
    const url = next_action?.url
    if (status === 'requires_action' && isPage(url)) return { kind: 'bank', url }
    return { kind: 'unknown' }
  } catch (thrown) {
    const problem = asProblem(thrown)
    return isOpen(problem) ? { kind: 'unknown' } : { kind: 'refused', problem }
  }
}

/** Whether an address is one to go to: not a script. */
export const isPage = (url: string | null | undefined): url is string => url != null && /^https?:\/\//.test(url)
