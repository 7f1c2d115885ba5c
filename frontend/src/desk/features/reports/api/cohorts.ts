import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { analytics, answer } from '@/api/client'
import type { components } from '@/api/generated/analytics'

export type Cohorts = components['schemas']['CohortsAnswer']

/** Who comes back, of the visitors of so many weeks. */
export const readCohorts = (weeks: number) =>
  queryOptions({
    queryKey: ['desk-reports', 'cohorts', weeks],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/behaviour/cohorts', { params: { query: { weeks } }, signal })),
    placeholderData: keepPreviousData,
  })

/** The same as a file, a line for each week of a cohort. */
export const fetchCohortsCsv = (weeks: number, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/behaviour/cohorts.csv', { params: { query: { weeks } }, signal, parseAs: 'blob' }))
