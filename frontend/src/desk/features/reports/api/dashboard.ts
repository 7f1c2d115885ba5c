import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { analytics, answer } from '@/api/client'
import type { components } from '@/api/generated/analytics'

import type { Period } from '../period'

export type Dashboard = components['schemas']['DashboardAnswer']

/** All figures of a period beside those of the one before. */
export const readDashboard = (period: Period) =>
  queryOptions({
    queryKey: ['desk-reports', 'dashboard', period],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/dashboard', { params: { query: period }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** Its days as a file for spreadsheets. */
export const fetchDashboardCsv = (period: Period, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/dashboard.csv', { params: { query: period }, signal, parseAs: 'blob' }))
