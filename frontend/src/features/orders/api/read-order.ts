import { queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

export type Order = components['schemas']['OrderAnswer']

/** One order of the caller. */
export const readOrder = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: ({ signal }): Promise<Order> => answer(orders.GET('/orders/{order_id}', { params: { path: { order_id: id } }, signal })),
    staleTime: 0,
  })
