import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { analytics, answer } from '@/api/client'
import type { components } from '@/api/generated/analytics'

import type { Period } from '../period'

export type Funnel = components['schemas']['FunnelAnswer']

/** How many visits come how far. */
export const readFunnel = (period: Period) =>
  queryOptions({
    queryKey: ['desk-reports', 'funnel', period],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/behaviour/funnel', { params: { query: period }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** The steps as a file. */
export const fetchFunnelCsv = (period: Period, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/behaviour/funnel.csv', { params: { query: period }, signal, parseAs: 'blob' }))
