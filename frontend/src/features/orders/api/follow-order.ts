import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'

import { useNews } from '@/api/live'
import { isNewsOf } from '@/api/order-news'

import { tokenHeader } from '../order-token'
import { isOver, type Order, readOrder } from './read-order'

const POLL = 5_000

/** An order as it is now: by its stream while that is heard, else asked every five seconds; nothing while the tab is hidden. */
export function useLiveOrder(id: string): UseQueryResult<Order> {
  const client = useQueryClient()
  const { queryKey } = readOrder(id)
  const known = client.getQueryData(queryKey)
  const followed = known !== undefined && !isOver(known)
  const live = useNews({
    on: followed,
    path: `/orders/${id}/events`,
    event: 'order',
    headers: () => tokenHeader(id),
    isNews: (data) => isNewsOf(data, client.getQueryData(queryKey)),
    queryKey,
  })
  return useQuery({
    ...readOrder(id),
    refetchInterval: ({ state: { data } }) => (live || !data || isOver(data) ? false : POLL),
  })
}
