import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components } from '@/api/generated/product'
import { locale } from '@/locale/locale'

export type Category = components['schemas']['CategoryAnswer']

/** The whole tree, parents before children. */
export const readShelves = () =>
  queryOptions({
    queryKey: ['desk-shelves', locale],
    queryFn: async ({ signal }) => (await answer(catalogue.GET('/categories', { params: { query: { locale } }, signal }))).items as Category[],
    staleTime: 60_000,
  })

/** Names and values of properties that published products have: what somebody types is then written as it is elsewhere. */
export const readKnownProperties = () =>
  queryOptions({
    queryKey: ['desk-properties'],
    queryFn: async ({ signal }) => {
      const page = await answer(catalogue.GET('/products', { params: { query: { limit: 1, counts: true } }, signal }))
      const counts = 'counts' in page ? page.counts : null
      return Object.fromEntries(Object.entries(counts?.attributes ?? {}).map(([name, values]) => [name, Object.keys(values)]))
    },
    staleTime: 300_000,
  })
