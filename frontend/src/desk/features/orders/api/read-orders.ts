import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components, operations } from '@/api/generated/order'

export type OrderSummary = components['schemas']['StaffOrderSummaryAnswer']
type Query = NonNullable<operations['list_all_orders']['parameters']['query']>
export type OrderFilters = Pick<Query, 'status' | 'payment_status' | 'q' | 'paid' | 'placed_from'>

/** A page of everybody's orders, the newest first. `q` is how a number, an e-mail address or a buyer's name begins. */
export const readOrders = (filters: OrderFilters, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-orders', 'list', filters, cursor, limit],
    queryFn: ({ signal }) =>
      answer(orders.GET('/orders/all', { params: { query: { ...filters, limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
