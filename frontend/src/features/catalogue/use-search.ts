import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'

import { filterOf, readList } from './api/read-list'
import type { Understood } from './api/search-products'
import type { Listing } from './listing'
import { searchedFor } from './price-words'

/** How the words of a list were read, once its first page says so; it asks for nothing itself. */
function useUnderstood(listing: Listing): Understood | undefined {
  const { data } = useInfiniteQuery({ ...readList(filterOf(listing)), enabled: false })
  return data?.pages[0]?.found?.query
}

/**
 * The words that are searched for: those that were typed, until it is known how they were read. Who names nothing but a price is led to
 * everything of that price.
 */
export function useSearch(listing: Listing, change: (next: Listing, how: { replace: boolean }) => void): string {
  const understood = useUnderstood(listing)
  const priceAlone = understood?.text === '' ? understood.price : null
  useEffect(() => {
    if (!priceAlone) return
    const { min_price: least, max_price: most } = priceAlone
    change({ ...listing, q: '', exact: false, minPrice: listing.minPrice ?? least ?? undefined, maxPrice: listing.maxPrice ?? most ?? undefined }, { replace: true })
  }, [priceAlone, change, listing])
  return searchedFor(listing.q, understood)
}
