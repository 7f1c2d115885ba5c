import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { onDay } from '@/locale/dates'
import { LinkButton } from '@/ui/button'
import { Amount } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import { readOrders } from '../api/read-orders'

/** The person's orders, newest first. */
export function OrderList({ pageOf, newest }: { pageOf: (id: string) => string; newest?: number }): ReactNode {
  const { data, error, refetch, isFetching } = useInfiniteQuery(readOrders(newest))
  if (!data) {
    return error ? (
      <Failed title={<Trans>Your orders could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton className="h-56 rounded-card!" />
    )
  }
  const orders = data.pages.flatMap(({ items }) => items)
  if (orders.length === 0) {
    return <Empty title={<Trans>No orders yet</Trans>} action={<LinkButton to="/"><Trans>Start shopping</Trans></LinkButton>} />
  }
  return (
    <ul className="grid gap-3">
      {orders.map(({ id, number, total, placed_at }) => (
        <li key={id} className="relative flex flex-wrap justify-between gap-x-4 rounded-card border border-line bg-surface p-4">
          <Link to={pageOf(id)} className="font-semibold after:absolute after:inset-0">
            <Trans>
              Order <bdi>{number}</bdi>
            </Trans>
          </Link>
          <Amount of={total} />
          <span className="w-full text-sm text-muted">{onDay(placed_at)}</span>
        </li>
      ))}
    </ul>
  )
}
