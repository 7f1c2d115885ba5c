import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { count } from '@/locale/numbers'
import { Amount } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readOrderNumbers } from '../api/read-numbers'

/** Orders placed today, in the shop's time zone. Each number leads to the orders that it counts. */
export function Today(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readOrderNumbers())
  if (!data) {
    return error ? (
      <Failed title={<Trans>Today’s orders could not be counted.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton className="h-24" />
    )
  }
  const { start, orders, paid, cancelled, revenue } = data.today
  const since = `placed_from=${encodeURIComponent(start)}`
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Figure to={`/admin/orders?${since}`} name={<Trans>Orders</Trans>}>{count(orders)}</Figure>
      <Figure to={`/admin/orders?paid=true&${since}`} name={<Trans>Paid</Trans>}>{count(paid)}</Figure>
      <Figure to={`/admin/orders?paid=true&${since}`} name={<Trans>Revenue</Trans>}>
        {revenue.map((amount) => <span key={amount.currency} className="block"><Amount of={amount} /></span>)}
      </Figure>
      <Figure to={`/admin/orders?${since}&status=cancelled`} name={<Trans>Cancelled</Trans>}>{count(cancelled)}</Figure>
    </ul>
  )
}

function Figure({ to, name, children }: { to: string; name: ReactNode; children: ReactNode }): ReactNode {
  return (
    <li>
      <Link to={to} className="group grid h-full content-start rounded-control bg-sunken p-4 hover:bg-primary-soft">
        <span className="text-md text-muted">{name}</span>
        <span className="font-display text-h2 font-bold break-words group-hover:underline">{children}</span>
      </Link>
    </li>
  )
}
