import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { atTime } from '@/locale/dates'
import { money } from '@/locale/money'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import type { Product } from '../api/product'
import { readPrices } from '../api/read-prices'

/** What a variant has cost, and what a reduction has to be compared with. */
export function PriceDialog({ variant: { id, sku, lowest_price: lowest }, onClose }: { variant: Product['variants'][number]; onClose: () => void }): ReactNode {
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery(readPrices(id))
  const least = lowest ? money(lowest) : ''
  return (
    <Dialog open onClose={onClose} title={<Trans>Prices of <bdi dir="ltr">{sku}</bdi></Trans>}>
      <div className="grid grid-cols-1 gap-3">
        {lowest && <p className="text-md text-muted"><Trans>Shoppers read beside the reduction: lowest price of the 30 days before, <bdi>{least}</bdi>.</Trans></p>}
        {!data && (error ? <Failed title={<Trans>The history could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} /> : <Skeleton className="h-24" />)}
        <ul className="grid gap-2">
          {data?.pages.flatMap(({ items }) => items).map(({ price, compare_at: before, since }) => {
            const moment = atTime(since)
            return (
            <li key={since} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line pb-2 text-md">
              <span className="text-muted"><Trans>Since {moment}</Trans></span>
              <span className="tabular-nums">{before && <><s className="text-muted">{money(before)}</s> </>}<span className="font-semibold">{money(price)}</span></span>
            </li>
            )
          })}
        </ul>
        {hasNextPage && <Button kind="outline" size="sm" busy={isFetching} onClick={() => void fetchNextPage()}><Trans>Show more</Trans></Button>}
      </div>
    </Dialog>
  )
}
