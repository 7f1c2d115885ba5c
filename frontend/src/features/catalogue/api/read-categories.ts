import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components } from '@/api/generated/product'
import { locale } from '@/locale/locale'

export type Category = components['schemas']['CategoryAnswer']

const FIVE_MINUTES = 300_000

/** The whole tree, in the order that staff gave it; the departments are those without a parent. */
export const readCategories = () =>
  queryOptions({
    queryKey: ['categories', locale],
    queryFn: async ({ signal }) => (await answer(catalogue.GET('/categories', { params: { query: { locale } }, signal }))).items,
    staleTime: FIVE_MINUTES,
  })
