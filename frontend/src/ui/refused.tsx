import { Trans, useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { type ReactNode, useEffect, useState } from 'react'

import type { ApiProblem } from '@/api/problem'
import { wordsFor, type Words } from '@/api/words'

import { Notice } from './notice'
import { RequestNumber } from './request-number'

interface RefusedProps {
  problem: ApiProblem | null
  /** The words of what was tried; common ones are known. */
  words?: Words
  /** A way on, beside the words. */
  children?: ReactNode
}

/** Why something that was tried did not happen, and when it may be tried again. It stands in the page from the start. */
export function Refused({ problem, words, children }: RefusedProps): ReactNode {
  const { i18n } = useLingui()
  if (!problem) return null
  const known = words !== undefined && problem.code in words
  return (
    <Notice kind="danger" title={<span role="alert">{i18n._(wordsFor(problem, words))}</span>}>
      <Countdown problem={problem} />
      {children}
      {!known && <RequestNumber of={problem} />}
    </Notice>
  )
}

/** How many seconds are left until a refused request may be repeated; 0 where nobody said so. */
export function useWait(problem: ApiProblem | null): number {
  const [now, setNow] = useState(0)
  const until = problem?.status === 429 ? problem.at + (problem.retryAfter ?? 0) * 1000 : 0
  const left = problem ? Math.max(0, Math.ceil((until - Math.max(now, problem.at)) / 1000)) : 0
  const running = left > 0
  useEffect(() => {
    if (!running) return
    const clock = setInterval(() => { setNow(Date.now()) }, 1000)
    return () => { clearInterval(clock) }
  }, [running])
  return left
}

/** Counts down for the eye; it is read out only to whoever goes there. */
export function Countdown({ problem }: { problem: ApiProblem }): ReactNode {
  const left = useWait(problem)
  if (left === 0) return null
  const minutes = Math.ceil(left / 60)
  const time = left > 90
    ? plural(minutes, { one: '# minute', other: '# minutes' })
    : plural(left, { one: '# second', other: '# seconds' })
  return (
    <p role="timer" className="text-md">
      <Trans>You can try again in {time}.</Trans>
    </p>
  )
}
