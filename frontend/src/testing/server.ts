/** Services that answer only what their documents allow: MSW with the generated types. */
import { http, HttpResponse, type JsonBodyType } from 'msw'
import { setupServer } from 'msw/node'

import type { paths as AnalyticsPaths } from '@/api/generated/analytics'
import type { paths as AuthPaths } from '@/api/generated/auth'
import type { paths as CartPaths } from '@/api/generated/cart'
import type { paths as OrderPaths } from '@/api/generated/order'
import type { paths as PaymentPaths } from '@/api/generated/payment'
import type { paths as ProductPaths } from '@/api/generated/product'
import type { paths as SearchPaths } from '@/api/generated/search'

export const server = setupServer()

type Paths = AnalyticsPaths & AuthPaths & CartPaths & OrderPaths & PaymentPaths & ProductPaths & SearchPaths
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Operation<Path extends keyof Paths, M extends Method> = M extends keyof Paths[Path] ? Paths[Path][M] : never
type Responses<Op> = Op extends { responses: infer All } ? All : never
type Content<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined
type Problem<Response> = Response extends { content: { 'application/problem+json': { code: infer Code } } } ? Code : never
type Good<All> = Content<All[keyof All & (200 | 201 | 202 | 204)]>

/** What was asked, for tests that look at it. */
export interface Asked {
  url: URL
  body: unknown
  headers: Headers
  params: Record<string, string>
}

type Answer<T> = T | ((asked: Asked) => T | Promise<T>)

const address = (path: string): string => `*/api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`

/** Paths that are answered and have no placeholder: as in a service, they come before `/orders/{order_id}`. */
const whole = new Set<string>()

/** Whether a path with placeholders stands back, for another is meant. */
const standsBack = (path: string, request: Request): boolean => path.includes('{') && whole.has(new URL(request.url).pathname)

async function asked(request: Request, params: Record<string, unknown>): Promise<Asked> {
  const body: unknown = await request.clone().json().catch(() => undefined)
  return { url: new URL(request.url), body, headers: request.headers, params: params as Record<string, string> }
}

/** The operation answers so: `answers('get', '/cart', aCart())`; a function sees what was asked. */
export function answers<Path extends keyof Paths, M extends Method>(
  method: M,
  path: Path,
  body: Answer<Good<Responses<Operation<Path, M>>>>,
  status = body === undefined ? 204 : 200,
): void {
  if (!path.includes('{')) whole.add(`/api${path}`)
  server.use(
    http[method](address(path), async ({ request, params }) => {
      if (standsBack(path, request)) return undefined
      const said = typeof body === 'function' ? await (body as (of: Asked) => unknown)(await asked(request, params)) : body
      return said === undefined
        ? new HttpResponse(null, { status })
        : HttpResponse.json(said as JsonBodyType, { status })
    }),
  )
}

/** The operation refuses with a code that its document names: `refuses('post', '/cart/add', 409, 'out_of_stock')`. */
export function refuses<
  Path extends keyof Paths,
  M extends Method,
  Status extends keyof Responses<Operation<Path, M>> & number,
>(method: M, path: Path, status: Status, code: Problem<Responses<Operation<Path, M>>[Status]>, more: Record<string, unknown> = {}, headers: Record<string, string> = {}): void {
  if (!path.includes('{')) whole.add(`/api${path}`)
  server.use(
    http[method](address(path), ({ request }) =>
      standsBack(path, request) ? undefined : HttpResponse.json({ status, code, title: '', detail: '', type: '', request_id: 'req-1', ...more } as JsonBodyType, {
        status,
        headers: { ...headers, 'Content-Type': 'application/problem+json' },
      }),
    ),
  )
}

/** Nobody answers. */
export function isAway(method: Method, path: keyof Paths): void {
  server.use(http[method](address(path), () => HttpResponse.error()))
}
