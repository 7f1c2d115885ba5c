import { infiniteQueryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

export type OrderSummary = components['schemas']['OrderSummaryAnswer']

/** The person's orders, newest first, a page at a time. */
export const readOrders = (limit = 20) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', limit],
    queryFn: ({ pageParam, signal }) =>
      answer(orders.GET('/orders', { params: { query: { limit, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    staleTime: 0,
  })
