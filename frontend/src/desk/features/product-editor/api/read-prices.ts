import { infiniteQueryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'

/** What a variant costs now and has cost, the newest first. */
export const readPrices = (variantId: string) =>
  infiniteQueryOptions({
    queryKey: ['desk-prices', variantId],
    queryFn: ({ pageParam, signal }) =>
      answer(catalogue.GET('/products/variants/{variant_id}/prices', { params: { path: { variant_id: variantId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor: next }) => next,
    staleTime: 0,
  })
