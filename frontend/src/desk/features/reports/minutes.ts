/** The last half hour, minute by minute, as the live stream tells it. */
import type { components } from '@/api/generated/analytics'

export type LiveNumbers = components['schemas']['LiveNumbersAnswer']
export type Minute = LiveNumbers['minutes'][number]

const MINUTE = 60_000
/** So many are shown. */
const MINUTES = 30
/** A visit that was silent for so long is not on the shop any more. */
const ACTIVE = 5 * MINUTE

/** What was heard, and when by a clock that is never set: the reader's other one may be wrong. */
export interface Known {
  said: LiveNumbers
  heardAt: number
}

/** What is known after another event: each minute that it tells replaces the one before. */
export function heard(known: Known | undefined, said: LiveNumbers, now: number): Known {
  const minutes = new Map([...(known?.said.minutes ?? []), ...said.minutes].map((minute) => [minute.starts_at, minute]))
  const oldest = Date.parse(said.at) - (MINUTES + 1) * MINUTE
  const kept = [...minutes.values()].filter(({ starts_at: start }) => Date.parse(start) > oldest)
  return { said: { ...said, minutes: kept }, heardAt: now }
}

export interface Shown {
  /** When this was so, by the server's clock. */
  at: Date
  active: number
  /** The last one is under way; those of which nothing was said are empty. */
  minutes: readonly Minute[]
}

/** What is so by now: the service is silent where nothing happens, and time passes all the same. `frozen`: nobody knows any more. */
export function shownAt({ said, heardAt }: Known, now: number, frozen: boolean): Shown {
  const passed = frozen ? 0 : Math.max(now - heardAt, 0)
  const at = new Date(Date.parse(said.at) + passed)
  const present = Math.floor(at.getTime() / MINUTE) * MINUTE
  const known = new Map(said.minutes.map((minute) => [Date.parse(minute.starts_at), minute]))
  const currency = said.minutes[0]?.revenue.currency ?? 'EUR'
  const minutes = Array.from({ length: MINUTES }, (_, index) => {
    const start = present - (MINUTES - 1 - index) * MINUTE
    return known.get(start) ?? emptyMinute(new Date(start).toISOString(), currency)
  })
  return { at, active: passed >= ACTIVE ? 0 : said.active_sessions, minutes }
}

const emptyMinute = (start: string, currency: string): Minute => ({
  starts_at: start, page_views: 0, product_views: 0, searches: 0, carts: 0, checkouts: 0, orders: 0, revenue: { amount: 0, currency },
})
