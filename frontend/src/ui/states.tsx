import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { ApiProblem } from '@/api/problem'

import { Button } from './button'
import { Mark } from './mark'
import { Countdown, useWait } from './refused'
import { RequestNumber } from './request-number'

interface EmptyProps {
  title: ReactNode
  children?: ReactNode
  /** One way on: a link or a button. */
  action?: ReactNode
}

/** There is nothing here, and where to go instead. */
export function Empty({ title, children, action }: EmptyProps): ReactNode {
  return (
    <div className="mx-auto grid max-w-form grid-cols-1 justify-items-center gap-4 py-16 text-center">
      <Mark className="size-14 opacity-60" />
      <p className="font-display text-h3 font-semibold">{title}</p>
      {children && <div className="max-w-full text-muted">{children}</div>}
      {action}
    </div>
  )
}

interface FailedProps {
  /** What is missing, in words. */
  title: ReactNode
  problem: ApiProblem
  onRetry: () => void
  retrying?: boolean
}

/** Something could not be read: what, whether it helps to try again, and the number to tell support. */
export function Failed({ title, problem, onRetry, retrying = false }: FailedProps): ReactNode {
  const waits = useWait(problem) > 0
  return (
    <div className="grid justify-items-start gap-3 rounded-card border border-line bg-surface p-5">
      <div role="alert" className="grid gap-3">
        <p className="font-semibold">{title}</p>
        <p className="text-muted">
          {problem.status === 429 ? (
            <Trans>That was a lot at once. Wait a moment, then try again.</Trans>
          ) : problem.passing ? (
            <Trans>The rest of the shop works. Try again in a moment.</Trans>
          ) : (
            <Trans>Something went wrong on our side.</Trans>
          )}
        </p>
      </div>
      <Countdown problem={problem} />
      <Button kind="outline" onClick={onRetry} busy={retrying} disabled={waits}>
        <Trans>Try again</Trans>
      </Button>
      <RequestNumber of={problem} />
    </div>
  )
}
