import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components, operations } from '@/api/generated/product'
import { locale } from '@/locale/locale'

/** `highlights`: where the words of a search stand in the title, as [start, end) in code points. */
export type Card = components['schemas']['CardAnswer'] & { highlights?: readonly (readonly number[])[] }
type Filter = Omit<NonNullable<operations['list_products']['parameters']['query']>, 'locale' | 'cursor'>

/** The first cards that a filter lets through. */
export const readProducts = (filter: Filter) =>
  queryOptions({
    queryKey: ['products', locale, filter],
    queryFn: ({ signal }) => answer(catalogue.GET('/products', { params: { query: { ...filter, locale } }, signal })),
  })
