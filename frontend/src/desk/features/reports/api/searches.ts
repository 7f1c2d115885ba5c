import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { analytics, answer } from '@/api/client'
import type { components } from '@/api/generated/analytics'

import type { Period } from '../period'

export type Searches = components['schemas']['SearchedTermsAnswer']

const limit = 100

/** What is searched for, the most frequent first; `inVain`: what found nothing. */
export const readSearches = (period: Period, inVain: boolean) =>
  queryOptions({
    queryKey: ['desk-reports', 'searches', period, inVain],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/search/terms', { params: { query: { ...period, limit, without_results: inVain } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** The same as a file. */
export const fetchSearchesCsv = (period: Period, inVain: boolean, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/search/terms.csv', { params: { query: { ...period, limit, without_results: inVain } }, signal, parseAs: 'blob' }))

/** What the shop shows as searched for more than before: the same for everybody. */
export const readTrending = () =>
  queryOptions({
    queryKey: ['desk-reports', 'trending'],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/search/trending', { params: { query: { limit: 24 } }, signal })),
    staleTime: 60_000,
  })
