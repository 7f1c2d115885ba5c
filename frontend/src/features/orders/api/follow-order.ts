import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { follow } from '@/api/stream'
import { bearer } from '@/api/token'

import { tokenHeader } from '../order-token'
import { isOver, type Order, readOrder } from './read-order'

const POLL = 5_000

/** An order as it is now: by its stream while that is heard, else asked every five seconds; nothing while the tab is hidden. */
export function useLiveOrder(id: string): UseQueryResult<Order> {
  const client = useQueryClient()
  const [live, setLive] = useState(false)
  const query = useQuery({
    ...readOrder(id),
    refetchInterval: ({ state: { data } }) => (live || !data || isOver(data) ? false : POLL),
  })
  const followed = query.data !== undefined && !isOver(query.data)
  useEffect(() => {
    if (!followed) return
    const { queryKey } = readOrder(id)
    const anew = (): void => void client.invalidateQueries({ queryKey })
    let stop: AbortController | undefined
    const begin = (): void => {
      stop = new AbortController()
      const { signal } = stop
      void follow({
        url: `${window.location.origin}/api/orders/${id}/events`,
        token: bearer,
        headers: tokenHeader(id),
        // The first event tells what is known; each later one that something has changed.
        onEvent: ({ event, data }) => { if (event === 'order' && isNews(data, client.getQueryData(queryKey))) anew() },
        onLive: (now) => { if (!signal.aborted) setLive(now) },
        signal,
      })
    }
    const turn = (): void => {
      stop?.abort()
      setLive(false)
      if (document.visibilityState === 'hidden') return
      begin()
      anew()
    }
    if (document.visibilityState !== 'hidden') begin()
    document.addEventListener('visibilitychange', turn)
    return () => {
      stop?.abort()
      document.removeEventListener('visibilitychange', turn)
    }
  }, [client, id, followed])
  return query
}

function isNews(said: string, known: Order | undefined): boolean {
  try {
    const states: unknown = JSON.parse(said)
    if (typeof states !== 'object' || states === null || !known) return true
    const now = Object.entries(states)
    return (['status', 'payment_status', 'fulfilment_status'] as const).some((name) =>
      now.some(([key, value]) => key === name && value !== known[name]),
    ) || now.some(([key, value]) => key === 'refunded' && JSON.stringify(value) !== JSON.stringify(known.refunded))
  } catch {
    return true
  }
}
