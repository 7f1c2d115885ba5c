import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components, operations } from '@/api/generated/search'

export type Feed = components['schemas']['FeedAnswer']
export type Fault = components['schemas']['FeedFaultAnswer']
export type FeedStatus = components['schemas']['FeedStatus']
export type HeldBecause = components['schemas']['HeldBecause']
type Query = NonNullable<operations['list_feeds']['parameters']['query']>

/** A page of what sellers sent within ninety days, the newest first. */
export const readFeeds = (wanted: Pick<Query, 'seller_id' | 'status'>, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-feeds', 'list', wanted, cursor, limit],
    queryFn: ({ signal }) => answer(searches.GET('/search/feeds', { params: { query: { ...wanted, limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })

export const readFeed = (id: string) =>
  queryOptions({
    queryKey: ['desk-feeds', 'one', id],
    queryFn: ({ signal }) => answer(searches.GET('/search/feeds/{feed_id}', { params: { path: { feed_id: id } }, signal })),
    staleTime: 0,
  })
