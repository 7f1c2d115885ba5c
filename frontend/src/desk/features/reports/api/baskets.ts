import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { analytics, answer } from '@/api/client'
import type { components } from '@/api/generated/analytics'
import { locale } from '@/locale/locale'

import type { Period } from '../period'

export type Baskets = components['schemas']['BasketsAnswer']

/** Baskets that were filled and left, and what was left in them. */
export const readBaskets = (period: Period) =>
  queryOptions({
    queryKey: ['desk-reports', 'baskets', locale, period],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/behaviour/baskets', { params: { query: { ...period, locale } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** Their days as a file. */
export const fetchBasketsCsv = (period: Period, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/behaviour/baskets.csv', { params: { query: period }, signal, parseAs: 'blob' }))
