/** A typed client for each service, from its OpenAPI document. */
import createClient from 'openapi-fetch'

import { tag } from '@/locale/locale'

import type { paths as AnalyticsPaths } from './generated/analytics'
import type { paths as AuthPaths } from './generated/auth'
import type { paths as CartPaths } from './generated/cart'
import type { paths as OrderPaths } from './generated/order'
import type { paths as PaymentPaths } from './generated/payment'
import type { paths as ProductPaths } from './generated/product'
import type { paths as SearchPaths } from './generated/search'
import { ApiProblem, asProblem } from './problem'
import { bearer, forgetGuest, guestToken, person, renew, signedOut } from './token'

const PATIENCE = 15_000
/** For what is sent for as long as there is more of it, such as a list as a file. */
const PATIENCE_FOR_FILES = 600_000
/** What a session says when its token is of no use any more, and a new one may be. */
const RENEWABLE = new Set(['token_expired', 'invalid_token'])
const ENDED = 'session_revoked'

async function send(request: Request, patience = PATIENCE): Promise<Response> {
  const again = request.clone()
  const token = request.headers.get('Authorization') ? undefined : await bearer()
  const response = await attempt(request, token, patience)
  if (response.status !== 401 || !token) return response
  const { code } = (await response.clone().json().catch(() => ({}))) as { code?: string }
  if (!code || (code !== ENDED && !RENEWABLE.has(code))) return response
  if (token === guestToken()) {
    // No service takes it any more: its cart is out of reach, and the next one begins anew. What everybody may read needs none.
    forgetGuest()
    return request.method === 'GET' ? attempt(again, undefined, patience) : response
  }
  if (code === ENDED) {
    // From another device: nothing renews it, and pages of the account lead to signing in.
    if (person()) signedOut()
    return response
  }
  const renewed = person() && (await renew(token))
  return renewed ? attempt(again, renewed, patience) : response
}

async function attempt(request: Request, token: string | undefined, patience: number): Promise<Response> {
  const headers = new Headers(request.headers)
  headers.set('Accept-Language', tag)
  if (token) headers.set('Authorization', `Bearer ${token}`)
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(patience)])
  return fetch(new Request(request, { headers, signal }))
}

const options = {
  baseUrl: `${window.location.origin}/api`,
  fetch: (request: Request) => send(request),
  querySerializer: { array: { style: 'form', explode: true } },
} as const

export const analytics = createClient<AnalyticsPaths>(options)
export const auth = createClient<AuthPaths>(options)
export const carts = createClient<CartPaths>(options)
export const orders = createClient<OrderPaths>(options)
export const payments = createClient<PaymentPaths>(options)
export const catalogue = createClient<ProductPaths>(options)
export const searches = createClient<SearchPaths>(options)

/** As an option of a call: it may take ten minutes, for it brings a whole list. */
export const asFile = { parseAs: 'blob', fetch: (request: Request) => send(request, PATIENCE_FOR_FILES) } as const

/** As an option of a call: nobody is said to ask, whoever is signed in. */
export const asNobody = { fetch: (request: Request) => attempt(request, undefined, PATIENCE) } as const

interface Called<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/** What a call answers, or the problem, thrown: `await answer(carts.GET('/cart', { signal }))`. */
export async function answer<Data>(call: Promise<Called<Data>>): Promise<Data> {
  let done: Called<Data>
  try {
    done = await call
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw asProblem(thrown)
  }
  if (!done.response.ok) {
    const said = typeof done.error === 'object' && done.error !== null ? (done.error as Record<string, unknown>) : {}
    throw new ApiProblem(done.response.status, said, done.response.headers)
  }
  return done.data as Data
}
