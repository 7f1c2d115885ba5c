import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import { locale } from '@/locale/locale'

/** So many letters make a search worth asking for. */
export const LEAST_LETTERS = 2

/** The few products that match the best so far. */
export const suggest = (q: string) =>
  queryOptions({
    queryKey: ['products', locale, 'suggested', q],
    queryFn: async ({ signal }) =>
      (await answer(catalogue.GET('/products/search', { params: { query: { q, limit: 6, locale } }, signal }))).items,
    enabled: q.length >= LEAST_LETTERS,
  })
