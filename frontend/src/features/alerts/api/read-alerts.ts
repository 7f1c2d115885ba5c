import { infiniteQueryOptions } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components } from '@/api/generated/search'
import { locale } from '@/locale/locale'

/** What a person asked to be told of. `product` is null where it is not on sale any more. */
export type Alert = components['schemas']['AlertAnswer']

/** The person's alerts, the newest first. */
export const readAlerts = () =>
  infiniteQueryOptions({
    queryKey: ['alerts', locale],
    queryFn: ({ pageParam, signal }) =>
      answer(searches.GET('/search/alerts', { params: { query: { limit: 20, locale, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
    staleTime: 0,
  })
