import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'

import { Pager } from '@/ui/pager'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { filterOf, readList } from '../api/read-list'
import { useFacets } from '../facets'
import { appliedTo, cleared } from '../listing'
import { priceWordsOf } from '../price-words'
import { useListing } from '../use-listing'
import { useToldSearch } from '../use-told-search'
import { AppliedFilters } from './applied-filters'
import { CategoryColumn, CategoryRail, type Parts } from './category-links'
import { FilterSheet } from './filter-sheet'
import { Filters } from './filters'
import { NothingFound } from './nothing-found'
import { ProductGrid } from './product-grid'
import { SearchNotes } from './search-notes'
import { SortSelect } from './sort-select'

interface ProductListProps {
  /** The category whose page this is; its subtree counts. */
  category?: string
  /** The page's heading. */
  children: ReactNode
  parts: Parts
}

/** Products to look through: narrowed, sorted and shown page after page, all of it kept in the address. */
export function ProductList({ category, children, parts }: ProductListProps): ReactNode {
  const { t } = useLingui()
  const [listing, change] = useListing()
  const filter = filterOf(listing, category)
  const list = useInfiniteQuery({ ...readList(filter), placeholderData: keepPreviousData })
  const first = list.data?.pages[0]
  const counts = first?.counts
  const priceWords = first?.found && !list.isPlaceholderData ? priceWordsOf(listing.q, first.found.query) : undefined
  const facets = useFacets(listing, category, counts, priceWords)
  const cards = list.data?.pages.flatMap(({ items }) => items)
  // A list that has been read to its end counts itself.
  const total = counts?.total ?? (list.hasNextPage ? undefined : cards?.length)
  const words = facets?.words ?? {}
  const filters = <Filters {...{ listing, facets, priceWords }} loading={list.isPending} onChange={change} />
  useToldSearch(listing.q, list.isPlaceholderData ? undefined : total)
  const { results, onMore } = useMore(list, cards?.length ?? 0)
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          {children}
          <p role="status" className="min-h-6 text-muted">
            {total !== undefined && <Plural value={total} one="# product" other="# products" />}
          </p>
        </div>
        <div className="flex min-h-11 gap-3 max-sm:w-full max-sm:justify-between max-sm:*:min-w-0">
          <div className="lg:hidden">
            <FilterSheet
              set={appliedTo(listing, priceWords).length}
              total={list.isPlaceholderData ? undefined : total}
              onClear={() => { change(cleared(listing, priceWords)) }}
            >
              {filters}
            </FilterSheet>
          </div>
          <SortSelect listing={listing} onChange={change} />
        </div>
      </div>
      <CategoryRail {...parts} products={counts?.categories} />
      <div className="mt-6 grid gap-8 lg:grid-cols-[15rem_minmax(0,1fr)] xl:gap-10">
        <div className="max-lg:hidden">
          <CategoryColumn {...parts} products={counts?.categories} />
          <section aria-label={t`Filters`}>{filters}</section>
        </div>
        <section aria-label={t`Products`} aria-busy={list.isFetching} className="min-w-0">
          {first && !list.isPlaceholderData && <SearchNotes listing={listing} page={first} />}
          <AppliedFilters {...{ listing, words, priceWords }} onChange={change} />
          {list.error && !list.isFetchNextPageError ? (
            <Failed
              title={<Trans>The products could not be read.</Trans>}
              problem={list.error}
              onRetry={() => void list.refetch()}
              retrying={list.isFetching}
            />
          ) : cards?.length === 0 && !list.isPlaceholderData ? (
            <NothingFound {...{ listing, category, words, priceWords }} found={first?.found} onChange={change} />
          ) : (
            <div ref={results} className={`transition-opacity duration-150 ${list.isPlaceholderData ? 'opacity-50' : ''}`}>
              <ProductGrid cards={cards} expected={12} first={4} level="h2" columns="lg:grid-cols-3 xl:grid-cols-4" />
              {list.isFetchNextPageError && (
                <div className="mt-8">
                  <Failed
                    title={<Trans>The next products could not be read.</Trans>}
                    problem={list.error}
                    onRetry={() => void list.fetchNextPage()}
                    retrying={list.isFetchingNextPage}
                  />
                </div>
              )}
              {cards ? (
                <Pager
                  seen={cards.length}
                  total={total}
                  more={list.hasNextPage && !list.isFetchNextPageError}
                  busy={list.isFetchingNextPage}
                  onMore={onMore}
                />
              ) : (
                <Skeleton className="mx-auto my-10 h-20 w-44" />
              )}
            </div>
          )}
        </section>
      </div>
    </>
  )
}

interface Paged {
  data: { pages: unknown[] } | undefined
  hasNextPage: boolean
  isFetching: boolean
  isPlaceholderData: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => Promise<unknown>
}

/** As many pages as the address says; whoever asks for one more is led to its first product. */
function useMore(list: Paged, shown: number) {
  const [listing, change] = useListing()
  const results = useRef<HTMLDivElement>(null)
  const leadTo = useRef<number>(undefined)
  const pages = list.data?.pages.length ?? 0
  const wanted = pages > 0 && pages < listing.page && list.hasNextPage && !list.isPlaceholderData
  const { fetchNextPage } = list
  const next = wanted && !list.isFetching && !list.isFetchNextPageError
  useEffect(() => {
    if (next) void fetchNextPage()
  }, [next, fetchNextPage])
  useEffect(() => {
    const at = leadTo.current
    if (at === undefined || shown <= at) return
    leadTo.current = undefined
    results.current?.querySelectorAll('li')[at]?.querySelector('a')?.focus({ preventScroll: true })
  }, [shown])
  const onMore = (): void => {
    leadTo.current = shown
    change({ ...listing, page: pages + 1 }, { replace: true })
  }
  return { results, onMore }
}
