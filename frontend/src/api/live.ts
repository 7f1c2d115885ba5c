import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import { follow } from './stream'
import { bearer } from './token'

interface Heard {
  /** Whether there is anything to hear of. */
  on: boolean
  /** The stream's path, below `/api`. */
  path: string
  /** The name of the events that tell something. */
  event: string
  headers?: () => Record<string, string>
  onEvent: (data: string) => void
  /** The tab is looked at again: a new stream has begun. */
  onReturn?: () => void
}

/** Hears a stream while the tab is looked at. Answers whether it is heard: where not, the caller asks by itself, or says so. */
export function useStream({ on, path, event: wanted, headers, onEvent, onReturn }: Heard): boolean {
  const [live, setLive] = useState(false)
  const hear = useEffectEvent((data: string) => { onEvent(data) })
  const back = useEffectEvent(() => onReturn?.())
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
      back()
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

interface News extends Omit<Heard, 'onEvent' | 'onReturn'> {
  /** Whether an event says what is not known yet: the first one tells what is known. */
  isNews: (data: string) => boolean
  /** What is asked anew then. */
  queryKey: QueryKey
}

/** Asks anew when a stream has news; nothing while the tab is hidden. Answers whether the stream is heard: where not, the caller asks by itself. */
export function useNews({ isNews, queryKey, ...stream }: News): boolean {
  const client = useQueryClient()
  const anew = (): void => void client.invalidateQueries({ queryKey })
  return useStream({ ...stream, onEvent: (data) => { if (isNews(data)) anew() }, onReturn: anew })
}
