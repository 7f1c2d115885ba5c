import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { onDay } from '@/locale/dates'
import { count } from '@/locale/numbers'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { countAttention } from '../api/read-attention'
import { ATTENTION } from '../words'

const SHOWN = 5

/** How many orders wait for a person, and the longest waiting of them. */
export function AttentionSummary(): ReactNode {
  const { i18n } = useLingui()
  const { data, error, refetch, isFetching } = useQuery(countAttention())
  if (!data) {
    return error ? (
      <Failed title={<Trans>What needs you could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton className="h-24" />
    )
  }
  const { items, next_cursor: more } = data
  const waiting = items.length
  return (
    <>
      <Link to="/admin/attention" className="group grid justify-items-start rounded-control">
        <span className="font-display text-h1 font-bold group-hover:underline">{count(waiting)}{more ? '+' : ''}</span>
        <span className="text-muted">
          {waiting === 0 ? <Trans>Nothing waits for a person</Trans> : <Plural value={waiting} one="order waits for a person" other="orders wait for a person" />}
        </span>
      </Link>
      {waiting > 0 && (
        <ul className="grid">
          {items.slice(0, SHOWN).map(({ order, kind, since }) => (
            <li key={order.id} className="relative flex flex-wrap justify-between gap-x-4 border-b border-line py-2 last:border-b-0 hover:bg-sunken">
              <Link to={`/admin/orders/${order.id}`} className="link min-h-6 font-semibold no-underline after:absolute after:inset-0 hover:underline"><bdi>{order.number}</bdi></Link>
              <span className="text-md">{i18n._(ATTENTION[kind].name)}</span>
              <span className="text-sm text-muted">{onDay(since)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
