/** What the checkout says for what its services refuse. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations as CartOperations } from '@/api/generated/cart'
import type { operations as OrderOperations } from '@/api/generated/order'
import type { ApiProblem, CodesOf } from '@/api/problem'
import { type CommonCode, wordsFor } from '@/api/words'

type Code = CodesOf<CartOperations['check_out']> | CodesOf<OrderOperations['quote_order']> | CodesOf<OrderOperations['list_shipping_methods']>

const WORDS = {
  amount_not_chargeable: msg`No card can pay this total. Change what is in your cart.`,
  cart_already_paid: msg`An order of this cart was just paid. You need not pay again.`,
  cart_empty: msg`Your cart is empty.`,
  checkout_invalid: msg`Something in what you filled in was not accepted. Check it step by step.`,
  line_limit_exceeded: msg`There is more in your cart than one order can hold. Change the marked lines.`,
  order_cancelled: msg`This order was cancelled meanwhile, and nothing was charged. You can order again.`,
  order_on_hold: msg`A payment of this cart is not the amount it costs. Please do not pay again; we look at it and write to you.`,
  order_rejected: msg`The order could not be placed. Nothing was charged.`,
  orders_unavailable: msg`Orders cannot be placed right now; nothing was ordered. Try again in a moment.`,
  out_of_stock: msg`Somebody was faster: there is not enough left of what is marked. Nothing was ordered.`,
  outcome_unknown: msg`We do not know yet whether your order arrived. Try again: it is placed once at most, and nothing was charged.`,
  products_unavailable: msg`Prices and stock cannot be checked right now; nothing was ordered. Try again in a moment.`,
  terms_changed: msg`Our terms have changed. Read them, then order again.`,
  too_many_unpaid_orders: msg`Too many orders wait for their payment. Pay or cancel an earlier one first.`,
  total_changed: msg`The total changed. Check it before you pay.`,
  unknown_shipping_method: msg`This delivery is not offered for your country any more. Choose another one.`,
  unknown_variant: msg`Something in your cart is not for sale any more. Take it out to go on.`,
  wrong_currency: msg`Something in your cart is priced in another currency. Take it out to go on.`,
} satisfies Record<Exclude<Code, CommonCode>, MessageDescriptor>

/** The sentence for a refused checkout. */
export const checkoutWords = (problem: ApiProblem): MessageDescriptor => wordsFor(problem, WORDS)
