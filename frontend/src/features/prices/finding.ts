/** What is to be seen in a price's history, before anybody looks at the picture. */
import type { PriceHistory } from './api/read-history'

type Days = PriceHistory['days']

export interface Finding {
  /** It never changed; it is as low as never before; or it has been lower, or is not known today. */
  kind: 'steady' | 'lowest_now' | 'was_lower'
  /** So many days back something is known. */
  days: number
  lowest: number
  /** The last day with it, in UTC. */
  on: string
  /** Today's; null where none is known. */
  now: number | null
}

/** The finding of the shop's own prices or those of other sellers; undefined where fewer than two days are known. */
export function findingOf(days: Days, whose: 'own' | 'sellers'): Finding | undefined {
  const known = days.flatMap((day) => {
    const price = day[whose]
    return price === null ? [] : [{ day: day.day, price }]
  })
  const [first] = known
  if (!first || known.length < 2) return undefined
  const lowest = Math.min(...known.map(({ price }) => price))
  const on = known.findLast(({ price }) => price === lowest)?.day ?? first.day
  const now = days.at(-1)?.[whose] ?? null
  const since = days.length - days.findIndex(({ day }) => day === first.day)
  const steady = known.every(({ price }) => price === lowest)
  return { kind: now === null ? 'was_lower' : steady ? 'steady' : now === lowest ? 'lowest_now' : 'was_lower', days: since, lowest, on, now }
}
