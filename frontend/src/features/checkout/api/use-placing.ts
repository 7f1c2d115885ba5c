import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { forgetPurchase } from '@/api/idempotency'
import { type ApiProblem, asProblem } from '@/api/problem'
import { readShop } from '@/api/shop'
import { useComeBack } from '@/ui/come-back'

import type { Cart, CheckoutBody, Paid, Payment } from '../types'
import { placeOrder } from './place-order'

export type Phase = 'idle' | 'working' | 'checking'

/** Where a purchase stands after the button: placed and its payment's end, or refused before an order was there. */
export type End =
  | { kind: 'order'; orderId: string; paid: Paid | undefined }
  | { kind: 'refused'; problem: ApiProblem }

interface Order {
  cart: Cart
  body: CheckoutBody
  card: string
}

interface Placing {
  phase: Phase
  place: (what: Order) => Promise<End | undefined>
  /** Take clicks again. Not on the way to another page: that of this one is still there for a moment. */
  rest: () => void
}

/** Place the order and pay it, one at a time: a click while one is under way does nothing. */
export function usePlacing(payment: Payment): Placing {
  const client = useQueryClient()
  const [phase, setPhase] = useState<Phase>('idle')
  // A second click may come before the page has been drawn anew.
  const busy = useRef(false)
  const rest = (): void => {
    busy.current = false
    setPhase('idle')
  }
  // The page as it was left for the bank: what became of the order is asked elsewhere.
  useComeBack(rest)

  const run = async ({ cart, body, card }: Order): Promise<End> => {
    let placed
    try {
      placed = await placeOrder({ cart, body, onChecking: () => { setPhase('checking') } })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.code === 'terms_changed') await readTerms()
      return { kind: 'refused', problem }
    }
    const { id: orderId } = placed.order
    // Another provider's form is not part of this shop; the order's page says so and loses nothing.
    if (placed.payment.provider !== 'sandbox') return { kind: 'order', orderId, paid: undefined }
    const paid = await payment.pay({ orderId, paymentId: placed.payment.id, card })
    // A repeat of an old answer: its order is over, and the next click begins another.
    if (paid.kind === 'refused' && paid.problem.code === 'payment_not_payable') forgetPurchase(orderId)
    return { kind: 'order', orderId, paid }
  }

  // Past every cache: the version that was accepted came from one.
  const readTerms = async (): Promise<void> => {
    await client.query({ ...readShop({ fresh: true }), staleTime: 0 }).catch(() => undefined)
  }

  return {
    phase,
    rest,
    place: async (what) => {
      if (busy.current) return undefined
      busy.current = true
      setPhase('working')
      return run(what)
    },
  }
}
