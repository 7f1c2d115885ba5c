import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'
import { useNews } from '@/api/live'
import { isNewsOf } from '@/api/order-news'

export type Order = components['schemas']['StaffOrderAnswer']
export type OrderLine = components['schemas']['OrderLineAnswer']
export type Refund = components['schemas']['StaffOrderRefundAnswer']
export type Attention = components['schemas']['AttentionAnswer']

/** An order as staff see it, with the version that changing it takes. */
export async function showOrder(id: string, signal?: AbortSignal): Promise<Order> {
  const order = await answer(orders.GET('/orders/{order_id}', { params: { path: { order_id: id } }, ...(signal && { signal }) }))
  if (!('version' in order)) throw new Error('The order was answered as to a customer.')
  return order
}

export const readOrder = (id: string) =>
  queryOptions({ queryKey: ['desk-orders', 'one', id], queryFn: ({ signal }) => showOrder(id, signal), staleTime: 0 })

const POLL = 10_000

/** The order as it is now: by its stream while that is heard, else asked every ten seconds. */
export function useLiveOrder(id: string): UseQueryResult<Order> {
  const client = useQueryClient()
  const { queryKey } = readOrder(id)
  const live = useNews({
    on: client.getQueryData(queryKey) !== undefined,
    path: `/orders/${id}/events`,
    event: 'order',
    isNews: (data) => isNewsOf(data, client.getQueryData(queryKey)),
    queryKey,
  })
  return useQuery({ ...readOrder(id), refetchInterval: ({ state: { data } }) => (live || !data ? false : POLL) })
}

/** What of an order can still be given back, in minor units: captured, less what went or is on its way. */
export function leftToRefund({ captured, refunds }: Order): number {
  const gone = refunds.filter(({ status }) => status !== 'failed').reduce((sum, { amount }) => sum + amount.amount, 0)
  return Math.max(0, (captured?.amount ?? 0) - gone)
}
