import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { operations } from '@/api/generated/search'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import { type Feed, readFeed } from './feeds'

export const DECIDE_WORDS = {
  feed_not_found: msg`This feed is not there any more.`,
  seller_not_found: msg`Its seller is not there any more.`,
  feed_not_held: msg`This feed does not wait any more: somebody decided it, or a newer one has come.`,
} satisfies Record<Exclude<CodesOf<operations['apply_feed']> | CodesOf<operations['refuse_feed']>, CommonCode>, MessageDescriptor>

/** Apply a held feed after all, or refuse it. */
export function useDecideFeed(id: string) {
  const client = useQueryClient()
  const params = { path: { feed_id: id } }
  return useMutation({
    mutationFn: (decision: 'apply' | 'refuse'): Promise<Feed> =>
      answer(decision === 'apply' ? searches.POST('/search/feeds/{feed_id}/apply', { params }) : searches.POST('/search/feeds/{feed_id}/refuse', { params })),
    onSuccess: (feed) => { client.setQueryData(readFeed(id).queryKey, feed) },
    onSettled: () => Promise.all(['desk-feeds', 'desk-offers', 'desk-matches'].map((noun) => client.invalidateQueries({ queryKey: [noun] }))),
  })
}
