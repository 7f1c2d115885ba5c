import { queryOptions } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components } from '@/api/generated/search'

/** A variant, and what other sellers ask for it: in the order in which the service ranks them. */
export type ComparedVariant = components['schemas']['ComparedVariantAnswer']
/** `rank`: among those of its condition; null with `unranked_because`. */
export type Offer = components['schemas']['ComparedOfferAnswer']

/** What other sellers ask for a product's variants. */
export const readComparison = (productId: string) =>
  queryOptions({
    queryKey: ['prices', 'compared', productId],
    queryFn: ({ signal }) => answer(searches.GET('/search/compare/{product_id}', { params: { path: { product_id: productId } }, signal })),
  })
