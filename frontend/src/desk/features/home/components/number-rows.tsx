import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import type { ApiProblem } from '@/api/problem'
import { count } from '@/locale/numbers'
import { Button } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'

/** No service counts further. */
const MOST = 10_000

/** A number as a service counted it. */
export const counted = (value: number): string => (value >= MOST ? `${count(MOST)}+` : count(value))

export interface NumberRow {
  to: string
  name: ReactNode
  value: number
  /** Somebody has to do something: not only good to know. */
  urgent?: boolean
}

/** Numbers of one service, each the way to its list. */
export function NumberRows({ rows }: { rows: readonly NumberRow[] }): ReactNode {
  return rows.map(({ to, name, value, urgent = false }) => (
    <li key={to} className="relative flex min-h-11 items-center justify-between gap-4 border-b border-line px-1 last:border-b-0 hover:bg-sunken">
      <Link to={to} className={`after:absolute after:inset-0 hover:underline ${value === 0 ? 'text-muted' : 'font-semibold'}`}>{name}</Link>
      <span className={value === 0 ? 'text-muted' : urgent ? 'rounded-chip bg-accent px-2.5 font-semibold text-on-accent' : 'font-semibold'}>{counted(value)}</span>
    </li>
  ))
}

/** In place of numbers that are on their way, or could not be read. */
export function NoNumbers({ rows, problem, onRetry, retrying, children }: { rows: number; problem: ApiProblem | null; onRetry: () => void; retrying: boolean; children: ReactNode }): ReactNode {
  if (problem) {
    return (
      <li className="border-b border-line px-1 py-2 last:border-b-0">
        <div role="alert" className="flex flex-wrap items-center justify-between gap-3">
          <span className="text-md text-muted">{children}</span>
          <Button kind="outline" size="sm" onClick={onRetry} busy={retrying}><Trans>Try again</Trans></Button>
        </div>
      </li>
    )
  }
  return Array.from({ length: rows }, (_, row) => <li key={row} className="py-1"><Skeleton className="h-9" /></li>)
}
