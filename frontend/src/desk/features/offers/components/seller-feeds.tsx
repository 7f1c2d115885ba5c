import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { atTime } from '@/locale/dates'
import { LinkButton } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readFeeds } from '../api/feeds'
import { FeedState } from './feed-table'

/** A seller's last few feeds, and the way to send the next one. */
export function SellerFeeds({ sellerId }: { sellerId: string }): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readFeeds({ seller_id: sellerId }, undefined, 5))
  if (!data) {
    if (!error) return <Skeleton className="h-40" />
    return <Failed title={<Trans>Its feeds could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
  }
  return (
    <>
      {data.items.length === 0 && <p className="text-muted"><Trans>It has sent nothing yet.</Trans></p>}
      <ul className="grid">
        {data.items.map((feed) => (
          <li key={feed.id} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-b border-line py-2 last:border-b-0">
            <Link to={`/admin/feeds/${feed.id}`} className="link inline-block min-h-6">{atTime(feed.received_at)}</Link>
            <FeedState feed={feed} />
          </li>
        ))}
      </ul>
      <LinkButton kind="outline" to={`/admin/feeds/new?seller=${sellerId}`} className="justify-self-start"><Trans>Send a feed</Trans></LinkButton>
    </>
  )
}
