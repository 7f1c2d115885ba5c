import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { useShop } from '@/api/shop'
import { PriceRange } from '@/ui/price-range'
import { Skeleton } from '@/ui/skeleton'

import type { Facets } from '../facets'
import { type Listing, type PriceWords, toggled } from '../listing'
import { FacetGroup, Tick } from './facet-group'

interface FiltersProps {
  listing: Listing
  /** What there is to choose; undefined until it is known. */
  facets: Facets | undefined
  /** It is on its way: its place is kept. */
  loading: boolean
  onChange: (next: Listing) => void
  /** Words that say the price where no filter does; a price that is chosen here takes their place. */
  priceWords: PriceWords | undefined
}

/** The filters of a list; each takes effect at once. What is always there comes first, so that nothing moves below it. */
export function Filters({ listing, facets, loading, onChange, priceWords }: FiltersProps): ReactNode {
  const currency = useShop()?.currency ?? facets?.price?.lowest.currency
  return (
    <>
      <div className="pb-3">
        <Tick checked={listing.inStock} products={facets?.inStock} onChange={() => { onChange({ ...listing, inStock: !listing.inStock, page: 1 }) }}>
          <Trans>In stock only</Trans>
        </Tick>
        <Tick checked={listing.onSale} products={facets?.onSale} onChange={() => { onChange({ ...listing, onSale: !listing.onSale, page: 1 }) }}>
          <Trans>On sale</Trans>
        </Tick>
      </div>
      {/* Its height is the same with and without bounds. */}
      <fieldset className="min-h-44 border-t border-line py-4">
        <legend className="float-start mb-1 w-full font-semibold">
          <Trans>Price</Trans>
        </legend>
        {currency && (
          <div className="clear-both">
            <PriceRange
              bounds={facets?.price}
              currency={currency}
              least={listing.minPrice ?? priceWords?.least}
              most={listing.maxPrice ?? priceWords?.most}
              onChange={(minPrice, maxPrice) => { onChange({ ...listing, q: priceWords?.rest ?? listing.q, minPrice, maxPrice, page: 1 }) }}
            />
          </div>
        )}
      </fieldset>
      {facets?.facets.map((facet) => (
        <FacetGroup
          key={facet.name}
          facet={facet}
          words={facets.words}
          onToggle={(value) => { onChange(toggled(listing, facet.name, value)) }}
        />
      ))}
      {loading && !facets && (
        <div className="grid gap-4 border-t border-line py-4">
          {Array.from({ length: 7 }, (_, index) => (
            <Skeleton key={index} className="h-5" />
          ))}
        </div>
      )}
    </>
  )
}
