import { Plural, Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { onDay } from '@/locale/dates'
import { textIn } from '@/locale/locale'
import { Button, LinkButton } from '@/ui/button'
import { Amount } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'
import { Thumb } from '@/ui/thumb'

import { type OrderSummary, readOrders } from '../api/read-orders'
import { OrderState } from './order-state'

interface OrderListProps {
  /** The page of an order. */
  pageOf: (id: string) => string
  /** Only the newest so many, without a way to more. */
  newest?: number
}

/** The person's orders, newest first. */
export function OrderList({ pageOf, newest }: OrderListProps): ReactNode {
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(readOrders(newest))
  if (!data) {
    return error ? (
      <Failed title={<Trans>Your orders could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <div className="grid gap-3">
        {Array.from({ length: newest ?? 4 }, (_, index) => <Skeleton key={index} className="h-28 rounded-card!" />)}
      </div>
    )
  }
  const orders = data.pages.flatMap(({ items }) => items)
  if (orders.length === 0) {
    return (
      <Empty
        title={<Trans>No orders yet</Trans>}
        action={
          <LinkButton to="/">
            <Trans>Start shopping</Trans>
          </LinkButton>
        }
      />
    )
  }
  return (
    <div className="grid gap-4">
      <ul className="grid gap-3">
        {orders.map((order) => <Row key={order.id} order={order} to={pageOf(order.id)} />)}
      </ul>
      {newest === undefined && hasNextPage && (
        <Button kind="outline" busy={isFetchingNextPage} onClick={() => void fetchNextPage()} className="justify-self-center">
          <Trans>Show earlier orders</Trans>
        </Button>
      )}
    </div>
  )
}

function Row({ order, to }: { order: OrderSummary; to: string }): ReactNode {
  const { number, item_count: pieces } = order
  return (
    <li className="relative flex gap-4 rounded-card border border-line bg-surface p-4 hover:border-control hover:shadow-lift">
      <Thumb url={order.image_url} />
      <div className="grid min-w-0 flex-1 content-start gap-1">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <Link to={to} className="font-semibold after:absolute after:inset-0">
            <Trans>
              Order <bdi>{number}</bdi>
            </Trans>
          </Link>
          <span className="font-semibold">
            <Amount of={order.total} />
          </span>
        </div>
        <p className="truncate text-md text-muted">
          <span {...textIn(order.lang)}>{order.title}</span>
          {pieces > 1 && (
            <>
              {' '}
              · <Plural value={pieces} one="# piece" other="# pieces" />
            </>
          )}
        </p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <OrderState order={order} />
          <span className="text-sm text-muted">{onDay(order.placed_at)}</span>
        </p>
      </div>
    </li>
  )
}
