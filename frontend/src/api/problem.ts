/** What went wrong, as the services say it (RFC 9457), or as the network left it. */

interface Fault {
  field: string
  message: string
  code?: string
}

interface Said {
  status?: number
  code?: string
  detail?: string
  errors?: (Omit<Fault, 'field'> & { field?: string })[]
  request_id?: string
}

/** Codes that no service sends: the network or the gateway in between. */
export type NetworkCode = 'network' | 'timeout' | 'unavailable'

/** A refusal or a failure. `code` is stable, `detail` is English and for engineers; pages show words by code. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly errors: Fault[]
  readonly requestId: string | undefined
  /** Seconds to wait, where the service said so. */
  readonly retryAfter: number | undefined
  /** When it was heard, in milliseconds since the epoch. */
  readonly at = Date.now()
  /** All that the service said: some codes carry more, such as the present total. */
  readonly body: Record<string, unknown>

  constructor(status: number, said: Said & Record<string, unknown>, headers?: Headers) {
    super(said.detail ?? said.code ?? `HTTP ${status}`)
    this.status = status
    this.code = said.code ?? 'unavailable'
    this.detail = said.detail ?? ''
    this.errors = (said.errors ?? []).map((fault) => ({ ...fault, field: fault.field ?? '' }))
    this.requestId = said.request_id ?? headers?.get('X-Request-ID') ?? undefined
    const after = Number(headers?.get('Retry-After'))
    this.retryAfter = after > 0 ? after : undefined
    this.body = said
  }

  /** Whether trying the same again may help: nobody answered, or a service was away. */
  get passing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

/** Whatever was thrown, as a problem. */
export function asProblem(thrown: unknown): ApiProblem {
  if (thrown instanceof ApiProblem) return thrown
  if (thrown instanceof DOMException && thrown.name === 'TimeoutError') return new ApiProblem(0, { code: 'timeout' })
  return new ApiProblem(0, { code: 'network', detail: String(thrown) })
}

type Problems<Response> = Response extends { content: { 'application/problem+json': { code: infer Code } } } ? Code : never

/** The codes that an operation may answer, from its document: `CodesOf<operations['add_to_cart']>`. */
export type CodesOf<Operation extends { responses: object }> = Extract<
  Problems<Operation['responses'][keyof Operation['responses']]>,
  string
>
