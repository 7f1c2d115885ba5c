import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { analytics, answer } from '@/api/client'
import type { components } from '@/api/generated/analytics'

import { lengthOf, type Period } from '../period'

export type Revenue = components['schemas']['RevenueAnswer']

/** How finely a period is divided: so that a line has some points, and not too many. */
export function grainOf(period: Period): 'hour' | 'day' | 'week' {
  const days = lengthOf(period)
  return days === 1 ? 'hour' : days <= 92 ? 'day' : 'week'
}

/** What was sold, piece by piece, beside the period before. */
export const readRevenue = (period: Period) =>
  queryOptions({
    queryKey: ['desk-reports', 'revenue', period],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/revenue', { params: { query: { ...period, by: grainOf(period), compare: true } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** The pieces as a file. */
export const fetchRevenueCsv = (period: Period, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/revenue.csv', { params: { query: { ...period, by: grainOf(period) } }, signal, parseAs: 'blob' }))
