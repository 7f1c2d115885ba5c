import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { useKept } from '@/desk/list/kept'

import { asTheyAre, changeStatuses, type Job, leadsTo, type Result, undoing } from '../api/change-statuses'

export interface BulkRun {
  phase: 'ready' | 'running' | 'done'
  /** Everything that was asked for, as it was seen. */
  jobs: readonly Job[]
  results: readonly Result[]
  waiting: boolean
  /** Whether it is the way back that runs, or has run. */
  undone: boolean
  start: () => void
  stop: () => void
  /** What failed or was not tried, taken as it is now. */
  retry: () => void
  undo: () => void
}

/** What is not done yet, or failed. */
export const remaining = ({ jobs, results }: Pick<BulkRun, 'jobs' | 'results'>): Job[] => {
  const done = new Set(results.filter(({ outcome }) => outcome !== 'refused').map(({ job }) => job.row.id))
  return jobs.filter(({ row }) => !done.has(row.id))
}

export const changed = (results: readonly Result[]): Result[] => results.filter(({ outcome }) => outcome === 'changed')

/** Something done with many products: begun, stopped, tried again where it failed, taken back. What is done leaves the selection. */
export function useBulk(begun: readonly Job[]): BulkRun {
  const client = useQueryClient()
  const [jobs, setJobs] = useState(begun)
  const [results, setResults] = useState<readonly Result[]>([])
  const [phase, setPhase] = useState<BulkRun['phase']>('ready')
  const [waiting, setWaiting] = useState(false)
  const [undone, setUndone] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => { running.current?.abort() }, []) // whoever leaves stops it

  const run = async (wanted: readonly Job[], kept: readonly Result[], back = false): Promise<void> => {
    const stop = (running.current = new AbortController()).signal
    setUndone(back)
    setResults(kept)
    setPhase('running')
    await changeStatuses(wanted, stop, {
      results: (of) => {
        setResults((before) => [...before, ...of])
        const { select } = useKept.getState()
        // The way back brings none of them into the selection.
        select('products', of.filter(({ outcome }) => outcome !== 'refused').map(({ job }) => [job.row.id, job.row] as const), false)
      },
      waits: setWaiting,
    })
    setPhase('done')
    await client.invalidateQueries({ queryKey: ['desk-products'] })
  }

  return {
    phase, jobs, results, waiting, undone,
    start: () => void run(jobs, []),
    stop: () => running.current?.abort(),
    retry: () => {
      const left = remaining({ jobs, results })
      const stale = new Set(results.filter(({ problem }) => problem?.code === 'precondition_failed').map(({ job }) => job.row.id))
      setPhase('running')
      void asTheyAre(left.filter(({ row }) => stale.has(row.id)).map(({ row }) => row)).then(async (read) => {
        const now = new Map(read.map((row) => [row.id, row]))
        const again = left.map((job) => ({ ...job, row: now.get(job.row.id) ?? job.row }))
        setJobs(jobs.map((job) => again.find(({ row }) => row.id === job.row.id) ?? job))
        await run(again, results.filter(({ outcome }) => outcome !== 'refused'), undone)
      })
    },
    undo: () => {
      const back = changed(results).map(undoing)
      setJobs(back)
      void run(back, [], true)
    },
  }
}

/** Whether it changes the product, as it was seen. */
export const changes = ({ row, way }: Job): boolean => leadsTo(way, row.status) !== row.status
