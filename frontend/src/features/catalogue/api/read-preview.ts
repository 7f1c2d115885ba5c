import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import { locale } from '@/locale/locale'

/** A product in any state as shoppers will see it; for the staff. */
export const readPreview = (reference: string) =>
  queryOptions({
    queryKey: ['products', locale, 'preview', reference],
    queryFn: ({ signal }) =>
      answer(catalogue.GET('/products/{reference}', { params: { path: { reference }, query: { locale, preview: 'shopper' } }, signal })),
    staleTime: 0,
  })
