import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import { follow } from './stream'
import { bearer } from './token'

interface News {
  /** Whether there is anything to hear of. */
  on: boolean
  /** The stream's path, below `/api`. */
  path: string
  /** The name of the events that tell something. */
  event: string
  headers?: () => Record<string, string>
  /** Whether an event says what is not known yet: the first one tells what is known. */
  isNews: (data: string) => boolean
  /** What is asked anew then. */
  queryKey: QueryKey
}

/** Asks anew when a stream has news; nothing while the tab is hidden. Answers whether the stream is heard: where not, the caller asks by itself. */
export function useNews({ on, path, event: wanted, headers, isNews, queryKey }: News): boolean {
  const client = useQueryClient()
  const [live, setLive] = useState(false)
  const anew = useEffectEvent(() => void client.invalidateQueries({ queryKey }))
  const hear = useEffectEvent((data: string) => { if (isNews(data)) anew() })
  const known = useEffectEvent(() => headers?.() ?? {})
  useEffect(() => {
    if (!on) return
    let stop: AbortController | undefined
    const begin = (): void => {
      stop = new AbortController()
      const { signal } = stop
      void follow({
        url: `${window.location.origin}/api${path}`,
        token: bearer,
        headers: known(),
        onEvent: ({ event, data }) => { if (event === wanted) hear(data) },
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
  }, [on, path, wanted])
  return live
}
