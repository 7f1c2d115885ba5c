import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Panel } from '@/desk/ui/panel'
import { inLocale, locale } from '@/locale/locale'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readTrending } from '../api/searches'

/** What is searched for more than before, as everybody sees it in the shop. */
export function Trending(): ReactNode {
  return (
    <Panel title={<Trans>Rising now</Trans>}>
      <p className="text-md text-muted"><Trans>Searched for more in the last 7 days than in the 28 before, by three visitors at least. The shop shows these.</Trans></p>
      <Terms />
    </Panel>
  )
}

function Terms(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readTrending())
  if (!data) return error ? <Failed title={<Trans>What rises could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} /> : <Skeleton className="h-11" />
  if (data.items.length === 0) return <p className="text-muted"><Trans>Nothing is searched for more than before.</Trans></p>
  return (
    <ol className="flex flex-wrap gap-2">
      {data.items.map(({ term }) => (
        <li key={term}>
          <a href={inLocale(locale, `/search?q=${encodeURIComponent(term)}`)} target="_blank" rel="noopener" className="inline-flex min-h-11 items-center rounded-chip border border-control px-4 text-md font-semibold hover:bg-sunken"><bdi>{term}</bdi></a>
        </li>
      ))}
    </ol>
  )
}
