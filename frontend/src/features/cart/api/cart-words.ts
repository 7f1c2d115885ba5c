/** What the cart says for what it refuses. */
import { type MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations } from '@/api/generated/cart'
import type { ApiProblem, CodesOf } from '@/api/problem'
import { type CommonCode, wordsFor } from '@/api/words'

type Code =
  | CodesOf<operations['add_to_cart']>
  | CodesOf<operations['change_quantity']>
  | CodesOf<operations['remove_from_cart']>
  | CodesOf<operations['merge_carts']>

const WORDS = {
  cart_currency_mismatch: msg`Your cart holds prices in another currency. Empty it, then add this.`,
  cart_full: msg`Your cart is full. Take something out, or order what is in it first.`,
  cart_line_not_found: msg`This is not in your cart any more.`,
  invalid_guest_token: msg`What was in the cart before you signed in could not be found.`,
  line_limit_exceeded: msg`One order can hold no more pieces of this.`,
  out_of_stock: msg`There are not that many left.`,
  products_unavailable: msg`Stock cannot be checked right now. Try again in a moment.`,
  variant_not_for_sale: msg`This is not for sale any more.`,
  variant_not_found: msg`This is not for sale any more.`,
} satisfies Record<Exclude<Code, CommonCode>, MessageDescriptor>

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)

/** The sentence for a refusal; where the answer knows a number, with it. */
export function cartWords(problem: ApiProblem): MessageDescriptor {
  const limit = number(problem.body.line_limit)
  if (problem.code === 'line_limit_exceeded' && limit !== undefined) {
    return msg`One order can hold at most ${{ limit }} pieces of this.`
  }
  const [fault] = problem.errors
  const left = fault && 'available' in fault ? number(fault.available) : undefined
  if (problem.code === 'out_of_stock' && left !== undefined) {
    return left === 0 ? msg`This is sold out.` : msg`Only ${{ left }} left.`
  }
  return wordsFor(problem, WORDS)
}
