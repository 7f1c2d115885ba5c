import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readOrders } from '../api/read-orders'
import { StatusBadge } from './order-states'

const NEWEST = 8

/** The newest orders, in a few lines. */
export function LatestOrders(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery({ ...readOrders({}, undefined, NEWEST), refetchInterval: 60_000 })
  if (!data) {
    return error ? (
      <Failed title={<Trans>The orders could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton className="h-72" />
    )
  }
  if (data.items.length === 0) return <p className="text-muted"><Trans>No orders yet</Trans></p>
  return (
    <ul className="grid">
      {data.items.map(({ id, number, email, status, total, placed_at: at }) => (
        <li key={id} className="relative flex flex-wrap items-center gap-x-4 gap-y-1 border-b md:grid md:grid-cols-[6rem_minmax(0,1fr)_auto_11rem_5.5rem] border-line py-2 last:border-b-0 hover:bg-sunken">
          <Link to={`/admin/orders/${id}`} className="link min-h-6 font-semibold no-underline after:absolute after:inset-0 hover:underline"><bdi>{number}</bdi></Link>
          <bdi className="min-w-0 flex-1 truncate text-md text-muted">{email}</bdi>
          <StatusBadge status={status} />
          <span className="text-sm text-muted">{atTime(at)}</span>
          <span className="ms-auto text-end font-semibold"><Amount of={total} /></span>
        </li>
      ))}
    </ul>
  )
}
