import { Trans } from '@lingui/react/macro'
import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { count } from '@/locale/numbers'
import { Button, LinkButton } from '@/ui/button'
import { Empty } from '@/ui/states'

import { filterOf, readCounts, readList } from '../api/read-list'
import type { Found } from '../api/search-products'
import { appliedTo, cleared, type Listing, type PriceWords, without, writeListing } from '../listing'
import { searchedFor } from '../price-words'
import { appliedKey, useAppliedName } from './applied-name'
import { ProductGrid } from './product-grid'

interface NothingFoundProps {
  listing: Listing
  category: string | undefined
  words: Record<string, string>
  priceWords: PriceWords | undefined
  onChange: (next: Listing) => void
}

/** Nothing is left: what was asked for, the ways on, and what others buy. */
export function NothingFound({ found, ...rest }: NothingFoundProps & { found: Found | undefined }): ReactNode {
  const { listing } = rest
  const q = searchedFor(listing.q, found?.query)
  return (
    <>
      <WaysOn {...rest} q={q} />
      {found && found.popular.length > 0 && (
        <section aria-labelledby="popular" className="grid gap-4">
          <h2 id="popular">
            <Trans>Not what you searched for, but popular here</Trans>
          </h2>
          <ProductGrid cards={found.popular} columns="lg:grid-cols-3 xl:grid-cols-4" />
        </section>
      )}
    </>
  )
}

/** Which filter to drop to find the most again; without any, other words. */
function WaysOn({ q, ...rest }: NothingFoundProps & { q: string }): ReactNode {
  const { listing, priceWords, onChange } = rest
  const applied = appliedTo(listing, priceWords)
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
        {listing.exact && <DidYouMean listing={listing} />}
      </Empty>
    )
  }
  return (
    <Empty
      title={title}
      action={
        <button type="button" onClick={() => { onChange(cleared(listing, priceWords)) }} className="link min-h-11">
          <Trans>Clear all filters</Trans>
        </button>
      }
    >
      <p>
        <Trans>Your filters leave nothing over. Drop some to see more.</Trans>
      </p>
      <WaysOut {...rest} />
      {listing.exact && <DidYouMean listing={listing} />}
    </Empty>
  )
}

/** One button for each filter, the one that hides the most first. */
function WaysOut({ listing, category, words, priceWords, onChange }: NothingFoundProps): ReactNode {
  const name = useAppliedName(listing, words)
  const ways = appliedTo(listing, priceWords).map((applied) => ({ applied, next: without(listing, applied) }))
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

/** Words that are spelt nearly so, where some would be found by them. */
function DidYouMean({ listing }: { listing: Listing }): ReactNode {
  const meant = { ...listing, exact: false, page: 1 }
  const first = useInfiniteQuery(readList(filterOf(meant))).data?.pages[0]
  if (!first?.found?.query.corrections.length || first.items.length === 0) return null
  const { text } = first.found.query
  return (
    <p className="mt-4 text-ink">
      <Trans>
        Did you mean{' '}
        <Link to={`/search?${writeListing(meant)}`} className="link">
          {text}
        </Link>
        ?
      </Trans>
    </p>
  )
}
