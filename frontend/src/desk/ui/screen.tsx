import { Trans } from '@lingui/react/macro'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { LinkButton } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

interface ScreenProps {
  title: string
  /** What stands above the title, such as the way back to a list. */
  above?: ReactNode
  /** What the screen is gone to for, at the end of its title. */
  action?: ReactNode
  children: ReactNode
}

/** A screen with its title. */
export function Screen({ title, above, action, children }: ScreenProps): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="grid">
        {above}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <PageTitle title={title} noindex />
          {action}
        </div>
      </div>
      {children}
    </div>
  )
}

interface OneProps<Thing> {
  query: UseQueryResult<Thing>
  /** The tab's title until it is there. */
  title: string
  above: ReactNode
  /** Says that there is none, and leads on. */
  missing: { title: ReactNode; to: string; action: ReactNode }
  children: (thing: Thing) => ReactNode
}

/** A screen about one thing: on its way, not there, not readable, or shown. */
export function One<Thing>({ query: { data, error, refetch, isFetching }, title, above, missing, children }: OneProps<Thing>): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-3">
      {above}
      {data !== undefined ? children(data) : (
        <>
          <PageTitle title={title} hidden noindex />
          {!error ? (
            <Skeleton className="h-96 rounded-card!" />
          ) : error.status === 404 || error.status === 422 ? (
            <Empty title={missing.title} action={<LinkButton to={missing.to}>{missing.action}</LinkButton>} />
          ) : (
            <Failed title={<Trans>This could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
          )}
        </>
      )}
    </div>
  )
}
