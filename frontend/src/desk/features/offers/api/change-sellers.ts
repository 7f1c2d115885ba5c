import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { operations } from '@/api/generated/search'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import type { Seller, SellerFacts } from './sellers'

type Code = CodesOf<operations['make_seller']> | CodesOf<operations['change_seller']> | CodesOf<operations['remove_seller']>
export const SELLER_WORDS = {
  seller_not_found: msg`This seller is not there any more.`,
  seller_domain_taken: msg`Another seller has this domain: two cannot share one.`,
  precondition_failed: msg`Somebody changed this seller meanwhile. It is shown as it is now.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<Code, CommonCode>, MessageDescriptor>

/** Whatever shows sellers, their feeds or their offers asks anew; `later`, when it is shown again. */
function useAnew() {
  const client = useQueryClient()
  return ({ later = false } = {}) =>
    Promise.all(['desk-sellers', 'desk-feeds', 'desk-offers'].map((noun) => client.invalidateQueries({ queryKey: [noun], refetchType: later ? 'none' : 'active' })))
}

/** A new seller, whose feeds can come from then on. */
export function useMakeSeller() {
  const anew = useAnew()
  return useMutation({ mutationFn: (body: SellerFacts): Promise<Seller> => answer(searches.POST('/search/sellers', { body })), onSettled: () => anew() })
}

/** Replace what is known of a seller, on the version that was seen. */
export function useChangeSeller(id: string) {
  const anew = useAnew()
  return useMutation({
    mutationFn: ({ version, facts }: { version: number; facts: SellerFacts }): Promise<Seller> =>
      answer(searches.PUT('/search/sellers/{seller_id}', { params: { path: { seller_id: id }, header: { 'If-Match': `"${version}"` } }, body: facts })),
    onSettled: () => anew(),
  })
}

export function useRemoveSeller(id: string) {
  const anew = useAnew()
  return useMutation({
    mutationFn: (version: number) => answer(searches.DELETE('/search/sellers/{seller_id}', { params: { path: { seller_id: id }, header: { 'If-Match': `"${version}"` } } })),
    // Its own page is still there for a moment, and would ask for a seller that is gone.
    onSuccess: () => anew({ later: true }),
    onError: () => anew(),
  })
}
