import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components } from '@/api/generated/product'
import { locale } from '@/locale/locale'

export type Category = components['schemas']['StaffCategoryAnswer']

/** The whole tree with the names of every language, parents before children, each level in its order. */
export const readCategories = () =>
  queryOptions({
    queryKey: ['desk-categories', 'tree', locale],
    queryFn: async ({ signal }): Promise<Category[]> => {
      const { items } = await answer(catalogue.GET('/categories', { params: { query: { locale } }, signal }))
      const every: readonly (Category | components['schemas']['CategoryAnswer'])[] = items
      return every.filter((each): each is Category => 'version' in each)
    },
    staleTime: 0,
  })
