import { queryOptions } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import { asCard } from '@/api/found-card'
import { locale } from '@/locale/locale'

/** As many as stand side by side. */
export const MOST_SIMILAR = 6

/** The products that are most like one, by its id. Nobody comes for them: it is asked once. */
export const readSimilar = (id: string) =>
  queryOptions({
    queryKey: ['products', locale, 'similar', id],
    queryFn: async ({ signal }) =>
      (
        await answer(searches.GET('/search/similar/{product_id}', { params: { path: { product_id: id }, query: { limit: MOST_SIMILAR, locale } }, signal }))
      ).items.map(asCard),
    retry: false,
  })
