import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { analytics, answer } from '@/api/client'
import type { components } from '@/api/generated/analytics'

import type { Period } from '../period'

export type Visits = components['schemas']['SessionsAnswer']

/** Visits day by day. */
export const readVisits = (period: Period) =>
  queryOptions({
    queryKey: ['desk-reports', 'visits', period],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/behaviour/sessions', { params: { query: period }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** The days as a file. */
export const fetchVisitsCsv = (period: Period, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/behaviour/sessions.csv', { params: { query: period }, signal, parseAs: 'blob' }))
