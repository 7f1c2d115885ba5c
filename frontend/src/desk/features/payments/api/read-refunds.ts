import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, payments } from '@/api/client'
import type { components, operations } from '@/api/generated/payment'

export type RefundFate = components['schemas']['RefundFateAnswer']
type Query = NonNullable<operations['list_refunds']['parameters']['query']>

/** A page of everybody's refunds, those that failed first. */
export const readRefunds = (wanted: Pick<Query, 'status' | 'sort'>, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-payments', 'refunds', wanted, cursor, limit],
    queryFn: ({ signal }) => answer(payments.GET('/payments/refunds', { params: { query: { ...wanted, limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
