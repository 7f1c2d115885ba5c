import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'

import { Button, LinkButton } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import { readAlerts } from '../api/read-alerts'
import { useLeavingAlerts } from '../api/remove-alert'
import { AlertRow } from './alert-row'

/** What the person asked to be told of, and the way to end each. */
export function AlertList(): ReactNode {
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(readAlerts())
  const leaving = useLeavingAlerts(({ ids }) => ids)
  const list = useRef<HTMLUListElement>(null)
  if (!data) {
    return error ? (
      <Failed title={<Trans>Your price alerts could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <div className="grid gap-3">
        {Array.from({ length: 3 }, (_, index) => <Skeleton key={index} className="h-28 rounded-card!" />)}
      </div>
    )
  }
  const alerts = data.pages.flatMap(({ items }) => items).filter(({ id }) => !leaving.has(id))
  if (alerts.length === 0 && !hasNextPage) {
    return (
      <Empty
        title={<Trans>No price alerts yet</Trans>}
        action={
          <LinkButton to="/">
            <Trans>Have a look around</Trans>
          </LinkButton>
        }
      >
        <Trans>Open a product and choose “Tell me when the price falls”. What you asked for while signed in stands here.</Trans>
      </Empty>
    )
  }
  return (
    <div className="grid gap-4">
      <ul ref={list} tabIndex={-1} className="grid gap-3 outline-none">
        {/* The button that had the focus goes with its row. */}
        {alerts.map((alert) => <AlertRow key={alert.id} alert={alert} onRemoved={() => { list.current?.focus() }} />)}
      </ul>
      {hasNextPage && (
        <Button kind="outline" busy={isFetchingNextPage} onClick={() => void fetchNextPage()} className="justify-self-center">
          <Trans>Show earlier alerts</Trans>
        </Button>
      )}
    </div>
  )
}
