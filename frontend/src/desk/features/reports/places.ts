/** Which place things had in the time before. */
import type { components } from '@/api/generated/analytics'

import { lengthOf, type Period } from './period'

const DAY_LONG = 86_400_000

/** As many days right before these. */
export function before({ first, last }: components['schemas']['PeriodAnswer']): Period {
  const days = lengthOf({ from: first, to: last })
  const moved = (day: string): string => new Date(Date.parse(day) - days * DAY_LONG).toISOString().slice(0, 10)
  return { from: moved(first), to: moved(last) }
}

/** The place of each term, from 1. */
export const placesBefore = (items: readonly { term: string }[]): ReadonlyMap<string, number> =>
  new Map(items.map(({ term }, index) => [term, index + 1]))
