import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components } from '@/api/generated/search'

/** Prices day by day (UTC), today last, in minor units of `currency`. */
export type PriceHistory = components['schemas']['PriceHistoryAnswer']

/** What a variant has cost here, and at the cheapest of other sellers, for three months. */
export const readHistory = (productId: string, variant: string) =>
  queryOptions({
    queryKey: ['prices', 'history', productId, variant],
    queryFn: ({ signal }) =>
      answer(searches.GET('/search/price-history/{product_id}', { params: { path: { product_id: productId }, query: { variant } }, signal })),
    placeholderData: keepPreviousData,
  })
