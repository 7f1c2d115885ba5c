import { queryOptions } from '@tanstack/react-query'

import { analytics, answer, asNobody } from '@/api/client'
import { orNone } from '@/api/or-none'

/** As many as stand side by side. */
export const MOST_POPULAR = 6
const TEN_MINUTES = 600_000

/** The ids of what many buy and look at. */
export const readPopular = () =>
  queryOptions({
    queryKey: ['products', 'popular'],
    queryFn: ({ signal }) =>
      orNone(signal, async () =>
        (await answer(analytics.GET('/analytics/products/popular', { params: { query: { limit: MOST_POPULAR } }, signal, ...asNobody }))).items.map(({ product_id }) => product_id),
      ),
    staleTime: TEN_MINUTES,
  })
