/** The queue of offers that wait: where the reader is in it, and what was decided on the way. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { ApiProblem } from '@/api/problem'

import { type Decision, readWaiting, useDecideMatch, type WaitingOffer } from './api/matches'

export interface Queue {
  reading: ReturnType<typeof useInfiniteQuery>
  offers: readonly WaitingOffer[]
  /** The one that is shown; undefined once the end is reached. */
  present: WaitingOffer | undefined
  /** Whether the reader has gone from one to another. */
  moved: boolean
  decisionOf: (offerId: string) => Decision | undefined
  decide: (variantId: string | undefined) => void
  step: (by: 1 | -1) => void
  /** Back to the one that was decided last; undefined where none was. */
  back: (() => void) | undefined
  /** Offers that were passed over. */
  skipped: number
  toSkipped: () => void
  deciding: boolean
  problem: ApiProblem | null
}

export function useQueue(): Queue {
  const reading = useInfiniteQuery(readWaiting())
  const { mutate, isPending, error, reset } = useDecideMatch()
  const [at, setAt] = useState(0)
  const [moved, setMoved] = useState(false)
  const [decided, setDecided] = useState<readonly Decision[]>([])
  const offers = reading.data?.pages.flatMap(({ items }) => items) ?? []
  const present = offers[at]
  const isDecided = (offer: WaitingOffer): boolean => decided.some(({ offerId }) => offerId === offer.offer_id)
  const go = (to: number): void => {
    reset()
    setMoved(true)
    setAt(Math.max(0, Math.min(to, offers.length)))
    // The next page is there before its first offer is asked for.
    if (to >= offers.length - 5 && reading.hasNextPage && !reading.isFetchingNextPage) void reading.fetchNextPage()
  }
  const open = (from: number): number => {
    const found = offers.findIndex((offer, index) => index >= from && !isDecided(offer))
    return found < 0 ? offers.length : found
  }
  const last = decided.at(-1)
  return {
    reading, offers, present, moved,
    decisionOf: (offerId) => decided.find((each) => each.offerId === offerId),
    decide: (variantId) => {
      if (!present || isPending) return
      const decision = { offerId: present.offer_id, variantId }
      mutate(decision, {
        onSuccess: () => {
          setDecided((before) => [...before.filter(({ offerId }) => offerId !== decision.offerId), decision])
          go(open(at + 1))
        },
      })
    },
    step: (by) => { if (!isPending) go(at + by) },
    back: last && (() => { go(offers.findIndex(({ offer_id: id }) => id === last.offerId)) }),
    skipped: offers.filter((offer) => !isDecided(offer)).length,
    toSkipped: () => { go(open(0)) },
    deciding: isPending,
    problem: error,
  }
}
