import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

import type { Attention } from './read-order'

export type AttentionEntry = components['schemas']['AttentionEntryAnswer']
export type WaitingKind = components['schemas']['WaitingKind']

/** What waits for a person, the longest waiting first; of one kind, or everything. */
export const readAttention = (kind?: WaitingKind, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-orders', 'attention', kind, cursor, limit],
    queryFn: ({ signal }) =>
      answer(orders.GET('/orders/attention', { params: { query: { limit, ...(kind !== undefined && { kind }), ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })

/** What waits as the order's own page knows it: money that does not match, or a refund that failed. */
export function moneyOf({ kind, ...rest }: AttentionEntry): Attention | undefined {
  return kind === 'amount_differs' || kind === 'refund_failed' ? { ...rest, kind } : undefined
}
