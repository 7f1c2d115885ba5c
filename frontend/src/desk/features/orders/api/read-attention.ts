import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

export type AttentionEntry = components['schemas']['AttentionEntryAnswer']

/** What waits for a person, the longest waiting first. */
export const readAttention = (cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-orders', 'attention', cursor, limit],
    queryFn: ({ signal }) => answer(orders.GET('/orders/attention', { params: { query: { limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

/** How many wait, as far as one page counts them. */
export const countAttention = () => ({ ...readAttention(), staleTime: 30_000, refetchInterval: 60_000 })
