import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components, operations } from '@/api/generated/search'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export type WaitingOffer = components['schemas']['WaitingOfferAnswer']
export type Candidate = components['schemas']['MatchCandidateAnswer']

export const MATCH_WORDS = {
  offer_not_found: msg`This offer is not there any more. Go on with the next one.`,
  variant_unknown: msg`This product is not on sale any more. Choose another one, or none.`,
} satisfies Record<Exclude<CodesOf<operations['decide_match']>, CommonCode>, MessageDescriptor>

/** The queue, page after page. It is read once: what is decided stays in view, so that it can be decided otherwise. */
export const readWaiting = () =>
  infiniteQueryOptions({
    queryKey: ['desk-matches', 'queue'],
    queryFn: ({ pageParam, signal }) => answer(searches.GET('/search/matches', { params: { query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor: next }) => next ?? undefined,
    staleTime: Infinity,
    gcTime: 0,
  })

export interface Decision {
  offerId: string
  /** None: it is none of the shop's. */
  variantId: string | undefined
}

/** Say which variant an offer is, or that it is none, whatever was said before. */
export function useDecideMatch() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ offerId, variantId }: Decision) =>
      answer(searches.POST('/search/matches/{offer_id}', {
        params: { path: { offer_id: offerId } },
        body: variantId === undefined ? { decision: 'reject' } : { decision: 'confirm', variant_id: variantId },
      })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['desk-offers'] }),
  })
}
