/** What the page hands to the checkout: the cart and the payment are other features' own. */
import type { MessageDescriptor } from '@lingui/core'
import type { ReactNode } from 'react'

import type { components } from '@/api/generated/cart'
import type { ApiProblem } from '@/api/problem'

export type Cart = components['schemas']['CartAnswer']
export type CheckoutBody = components['schemas']['CheckoutBody']
export type Placed = components['schemas']['CheckoutAnswer']

/** What is known after an attempt to pay: `refused` surely charged nothing, `unknown` is asked about on the order's page. */
export type Paid = { kind: 'paid' | 'unknown' } | { kind: 'bank'; url: string } | { kind: 'refused'; problem: ApiProblem }

export interface Payment {
  pay: (what: { orderId: string; paymentId: string; card: string }) => Promise<Paid>
  /** The sentence for a refused payment. */
  words: (problem: ApiProblem) => MessageDescriptor
  usual: string
  Choice: (props: { card: string; onChange: (card: string) => void; legendHidden?: boolean }) => ReactNode
  Name: (props: { card: string }) => ReactNode
}
