/** A feed on its way: tried first, then sent; the file stays chosen whatever the answer is. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { type ApiProblem, asProblem } from '@/api/problem'

import type { Feed } from './api/feeds'
import { sendFeed } from './api/send-feed'
import type { FeedFile } from './feed-file'

export interface Sending {
  /** How much has gone, 0 to 1; at 1 the shop still reads it. Undefined: nothing is on its way. */
  share: number | undefined
  problem: ApiProblem | null
  /** Answers what became of it, or would; undefined where it was given up or refused as a whole. */
  send: (sellerId: string, feed: FeedFile, dryRun: boolean) => Promise<Feed | undefined>
  /** What is on its way is given up, and what was said is forgotten. */
  stop: () => void
}

export function useSending(): Sending {
  const client = useQueryClient()
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => { running.current?.abort() }, [])
  const stop = (): void => {
    running.current?.abort()
    setShare(undefined)
    setProblem(null)
  }
  const send = async (sellerId: string, feed: FeedFile, dryRun: boolean): Promise<Feed | undefined> => {
    stop()
    const own = (running.current = new AbortController())
    setShare(0)
    try {
      return await sendFeed({ sellerId, feed, dryRun, onProgress: setShare, signal: own.signal })
    } catch (thrown) {
      if (!own.signal.aborted) setProblem(asProblem(thrown))
      return undefined
    } finally {
      if (!own.signal.aborted) setShare(undefined)
      // Also where nobody heard the answer: it may have been applied.
      if (!dryRun) for (const noun of ['desk-feeds', 'desk-offers', 'desk-matches']) void client.invalidateQueries({ queryKey: [noun] })
    }
  }
  return { share, problem, send, stop }
}
