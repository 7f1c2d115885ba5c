/** What every client relies on: it compiles only while the documents keep codes, headers and If-Match as sharp as here. */
import type { operations as Cart } from './generated/cart'
import type { operations as Orders } from './generated/order'
import type { operations as Payments } from './generated/payment'
import type { operations as Products } from './generated/product'

type Code<Answer> = Answer extends { content: { 'application/problem+json': { code: infer Of } } } ? Of : never
type Literal<Of> = [Of] extends [never] ? never : string extends Of ? never : true

// Codes are literals, not strings: in an answer with several, and in one that operations share.
export const several: Literal<Code<Cart['change_quantity']['responses'][409]>> = true
export const one: Literal<Code<Payments['confirm']['responses'][402]>> = true
export const known: Code<Cart['change_quantity']['responses'][409]> = 'out_of_stock'
// @ts-expect-error a code of another operation
export const foreign: Code<Cart['change_quantity']['responses'][409]> = 'card_declined'

// @ts-expect-error a change without If-Match is refused, so that its header is required
export const header: Products['archive_product']['parameters']['header'] = {}
export const left: Payments['list_payments']['responses'][200]['headers']['RateLimit-Remaining'] = 3

// The event of a stream has its name, and its data are typed.
type Followed = Orders['follow_order']['responses'][200]['content']['text/event-stream']
export const event: Followed['event'] = 'order'
export const status: Followed['data']['status'] = 'confirmed'
// @ts-expect-error no state of an order
export const unknown: Followed['data']['status'] = 'eaten'
