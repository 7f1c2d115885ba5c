import { Trans } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { count } from '@/locale/numbers'
import { Button, LinkButton } from '@/ui/button'
import { Empty } from '@/ui/states'

import { filterOf, readCounts } from '../api/read-list'
import { appliedTo, cleared, type Listing, without } from '../listing'
import { appliedKey, useAppliedName } from './applied-name'

interface NothingFoundProps {
  listing: Listing
  category: string | undefined
  words: Record<string, string>
  onChange: (next: Listing) => void
}

/** Nothing is left: what was asked for, and which filter to drop to find the most again. */
export function NothingFound({ listing, category, words, onChange }: NothingFoundProps): ReactNode {
  const applied = appliedTo(listing)
  const { q } = listing
  const title = q ? <Trans>Nothing matches “{q}”.</Trans> : <Trans>Nothing is left here.</Trans>
  if (applied.length === 0) {
    return (
      <Empty
        title={title}
        action={
          <LinkButton to="/search" kind="outline">
            <Trans>See everything</Trans>
          </LinkButton>
        }
      >
        {q && <Trans>Try other or fewer words, or have a look around.</Trans>}
      </Empty>
    )
  }
  return (
    <Empty
      title={title}
      action={
        <button type="button" onClick={() => { onChange(cleared(listing)) }} className="link min-h-11">
          <Trans>Clear all filters</Trans>
        </button>
      }
    >
      <p>
        <Trans>Your filters leave nothing over. Drop some to see more.</Trans>
      </p>
      <WaysOut {...{ listing, category, words, onChange }} />
    </Empty>
  )
}

/** One button for each filter, the one that hides the most first. */
function WaysOut({ listing, category, words, onChange }: NothingFoundProps): ReactNode {
  const name = useAppliedName(listing, words)
  const ways = appliedTo(listing).map((applied) => ({ applied, next: without(listing, applied) }))
  const counted = useQueries({ queries: ways.map(({ next }) => readCounts(filterOf(next, category))) })
  const sorted = ways
    .map((way, index) => ({ ...way, total: counted[index]?.data?.total }))
    .filter(({ total }) => total !== 0)
    .sort((a, b) => (b.total ?? 0) - (a.total ?? 0))
    .slice(0, 3)
  return (
    <ul className="mt-4 grid justify-items-center gap-2">
      {sorted.map(({ applied, next, total }) => {
        const filter = name(applied)
        const products = total === undefined ? undefined : count(total)
        return (
          <li key={appliedKey(applied)}>
            <Button kind="outline" onClick={() => { onChange(next) }}>
              <span>{products === undefined ? <Trans>Without “{filter}”</Trans> : <Trans>Without “{filter}” ({products})</Trans>}</span>
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
