import { answer, carts } from '@/api/client'
import { forgetPurchase, holdOrder, purchaseOf } from '@/api/idempotency'
import { type ApiProblem, asProblem } from '@/api/problem'

import type { Cart, CheckoutBody, Placed } from '../types'

/** Codes after which nothing was ordered, although a service was away. */
const NOTHING_ORDERED = new Set(['orders_unavailable', 'products_unavailable', 'database_unavailable'])
/** How long to wait before an open question is asked again, in milliseconds. */
const PAUSES = [800, 2_000, 4_000]

/** Whether the order may have been placed: the same key asks again and places it once. */
const isOpen = ({ code, passing, status }: ApiProblem): boolean =>
  ((passing || status >= 500) && !NOTHING_ORDERED.has(code)) || code === 'idempotency_in_progress'

interface Placing {
  cart: Cart
  body: CheckoutBody
  /** The answer is late or lost, and is asked for again. */
  onChecking: () => void
}

/** The cart as one word: another version of it is another purchase. */
export const cartWord = ({ id, version }: Cart): string => `${id ?? ''} ${version}`

/**
 * Place the order of a cart, once however often it is asked for. Throws the problem of a refusal, and of a question that
 * stays open after a few tries.
 */
export async function placeOrder({ cart, body, onChecking }: Placing): Promise<Placed> {
  let { key } = purchaseOf(cartWord(cart), body)
  for (let tries = 0; ; tries += 1) {
    try {
      const placed = await answer(carts.POST('/cart/checkout', { params: { header: { 'Idempotency-Key': key } }, body }))
      holdOrder(key, placed.order.id)
      return placed
    } catch (thrown) {
      const problem = asProblem(thrown)
      const pause = PAUSES[tries]
      if (problem.code === 'idempotency_key_reused' && tries === 0) {
        forgetPurchase()
        ;({ key } = purchaseOf(cartWord(cart), body))
        continue
      }
      if (problem.code === 'order_cancelled') forgetPurchase()
      if (!isOpen(problem) || pause === undefined) throw problem
      onChecking()
      await new Promise((done) => setTimeout(done, pause))
    }
  }
}
