/** What pages say for the codes that any operation may answer. A feature adds the words of its own operations. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { operations as Analytics } from './generated/analytics'
import type { operations as Auth } from './generated/auth'
import type { operations as Cart } from './generated/cart'
import type { operations as Order } from './generated/order'
import type { operations as Payment } from './generated/payment'
import type { operations as Product } from './generated/product'
import type { operations as Search } from './generated/search'
import type { ApiProblem, CodesOf, NetworkCode } from './problem'

type EveryCode = EveryOf<Analytics> | EveryOf<Auth> | EveryOf<Cart> | EveryOf<Order> | EveryOf<Payment> | EveryOf<Product> | EveryOf<Search>
type EveryOf<Operations> = { [Name in keyof Operations]: Operations[Name] extends { responses: object } ? CodesOf<Operations[Name]> : never }[keyof Operations]

/** Codes with words for every page. A service's own failure is in no document. */
const COMMON = {
  network: msg`You seem to be offline. Check your connection and try again.`,
  timeout: msg`The shop takes too long to answer. Try again in a moment.`,
  unavailable: msg`This part of the shop is away for a moment. Try again soon.`,
  database_unavailable: msg`This part of the shop is away for a moment. Try again soon.`,
  rate_limited: msg`That was a lot at once. Wait a moment, then try again.`,
  unauthenticated: msg`Sign in to go on.`,
  invalid_token: msg`You were signed out. Sign in again.`,
  token_expired: msg`You were signed out. Sign in again.`,
  session_revoked: msg`You were signed out from another place. Sign in again.`,
  forbidden: msg`Your account may not do this.`,
  validation_failed: msg`Check the marked fields.`,
  idempotency_in_progress: msg`We are still working on this. Give it a moment.`,
  internal_error: msg`Something went wrong on our side. Try again.`,
} satisfies Partial<Record<EveryCode | NetworkCode | 'internal_error', MessageDescriptor>>

const GENERAL = msg`Something went wrong. Try again; if it stays, write to us.`

/** Words for a feature's own codes: `satisfies Record<Exclude<CodesOf<…>, CommonCode>, MessageDescriptor>` keeps them whole. */
export type Words = Readonly<Record<string, MessageDescriptor>>
/** Codes of bodies that only a fault of the page itself could send. */
type ImpossibleCode =
  | 'bad_request'
  | 'malformed_json'
  | 'too_large'
  | 'idempotency_key_reused'
  | 'idempotency_key_too_long'
  | 'idempotency_key_required'
  | 'unsupported_media_type'
/** What a feature need not say again. */
export type CommonCode = keyof typeof COMMON | ImpossibleCode

/** The sentence for a problem: the feature's own, else the common one, else a general one. */
export function wordsFor(problem: ApiProblem, own: Words = {}): MessageDescriptor {
  return own[problem.code] ?? (COMMON as Words)[problem.code] ?? GENERAL
}
