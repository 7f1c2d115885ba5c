import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import { answer, catalogue } from '@/api/client'
import type { components, operations } from '@/api/generated/product'
import { ApiProblem, asProblem, type CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import type { ProductCard } from './read-products'

export type Action = components['schemas']['BulkAction']
type Status = ProductCard['status']

/** Why one of many is left as it was. */
export const CHANGE_WORDS = {
  precondition_failed: msg`Somebody changed it meanwhile. Have a look at it: trying again takes it as it is then.`,
  product_not_found: msg`It is not there any more.`,
} satisfies Partial<Record<Exclude<CodesOf<operations['change_product']>, CommonCode>, MessageDescriptor>>

/** The service takes a hundred at once; fewer let one see how far it is, and stop sooner. */
const SLICE = 50

/** What is done with one product; `redraft` is the way back of what was archived as a draft. */
export interface Job {
  row: ProductCard
  way: Action | 'redraft'
}

export interface Result {
  job: Job
  outcome: 'changed' | 'unchanged' | 'refused'
  /** The product's version from then on. */
  version?: number
  problem?: ApiProblem
}

/** The state that it leads to: only what is published can be taken off sale. */
export function leadsTo(way: Job['way'], status: Status): Status {
  if (way === 'publish') return 'published'
  if (way === 'archive') return 'archived'
  return way === 'redraft' || status === 'published' ? 'draft' : status
}

/** The way back of what was changed. */
export function undoing({ job: { row, way }, version = row.version }: Result): Job {
  const status = leadsTo(way, row.status)
  const back = row.status === 'published' ? 'publish' : row.status === 'archived' ? 'archive' : status === 'published' ? 'unpublish' : 'redraft'
  return { row: { ...row, status, version }, way: back }
}

interface Told {
  results: (of: readonly Result[]) => void
  /** The service asks to wait a while. */
  waits: (waiting: boolean) => void
}

/**
 * Each gets its state, slice by slice, and what became of each is told as it comes. It ends early when it is stopped, or when a
 * slice does not get through: then the rest is not tried.
 */
export async function changeStatuses(jobs: readonly Job[], stop: AbortSignal, { results, waits }: Told): Promise<void> {
  for (const slice of slices(jobs)) {
    if (stop.aborted) return
    try {
      results(await withPatience(() => change(slice), stop, waits))
    } catch (thrown) {
      const problem = asProblem(thrown)
      results(slice.map((job) => ({ job, outcome: 'refused', problem })))
      return
    }
  }
}

/** As they are now, so that the same can be tried again; what cannot be read stays as it was seen. */
export async function asTheyAre(rows: readonly ProductCard[]): Promise<ProductCard[]> {
  const now: ProductCard[] = []
  for (const row of rows) {
    const read = await answer(catalogue.GET('/products/{reference}', { params: { path: { reference: row.id } } })).catch(() => undefined)
    now.push(read && 'version' in read ? { ...row, status: read.status, version: read.version, title: read.title } : row)
  }
  return now
}

/** Jobs of one way together, in slices. */
function slices(jobs: readonly Job[]): Job[][] {
  const all: Job[][] = []
  for (const job of jobs) {
    const last = all.at(-1)
    if (last && last[0]?.way === job.way && last.length < (job.way === 'redraft' ? 1 : SLICE)) last.push(job)
    else all.push([job])
  }
  return all
}

async function change(slice: readonly Job[]): Promise<Result[]> {
  const [first] = slice
  if (!first) return []
  if (first.way === 'redraft') return [await redraft(first)]
  const { results } = await answer(catalogue.POST('/products/bulk', { body: { action: first.way, items: slice.map(({ row: { id, version } }) => ({ id, version })) } }))
  return slice.map((job) => {
    const of = results.find(({ id }) => id === job.row.id)
    if (!of) return { job, outcome: 'refused', problem: new ApiProblem(0, {}) }
    return { job, outcome: of.outcome, ...(of.version !== null && { version: of.version }), ...(of.problem && { problem: new ApiProblem(409, { ...of.problem }) }) }
  })
}

async function redraft(job: Job): Promise<Result> {
  const { id, version } = job.row
  try {
    const now = await answer(catalogue.PATCH('/products/{product_id}', { params: { path: { product_id: id }, header: { 'If-Match': `"${version}"` } }, body: { status: 'draft' } }))
    return { job, outcome: 'changed', version: now.version }
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.code in CHANGE_WORDS) return { job, outcome: 'refused', problem }
    throw problem
  }
}

/** Where the service asks to wait, it is asked again after that, unless it is stopped meanwhile. */
async function withPatience<Answer>(act: () => Promise<Answer>, stop: AbortSignal, waits: Told['waits']): Promise<Answer> {
  for (;;) {
    try {
      return await act()
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status !== 429) throw problem
      waits(true)
      const stopped = await sleep((problem.retryAfter ?? 5) * 1000, stop)
      waits(false)
      if (stopped) throw problem
    }
  }
}

/** As long as that, or until it is stopped; answers which. */
const sleep = (milliseconds: number, stop: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve(true)
    const clock = setTimeout(() => { resolve(false) }, milliseconds)
    stop.addEventListener('abort', () => {
      clearTimeout(clock)
      resolve(true)
    })
  })
