import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'

const HOUR = 3_600_000

/** A picture for a department: of its dearest product that has one. The same in every language. */
export const readDepartmentPicture = (category: string) =>
  queryOptions({
    queryKey: ['products', 'department-picture', category],
    queryFn: async ({ signal }) => {
      const { items } = await answer(catalogue.GET('/products', { params: { query: { category, sort: 'price_desc', limit: 3 } }, signal }))
      return items.find(({ image }) => image)?.image ?? null
    },
    staleTime: HOUR,
  })
