import { queryOptions } from '@tanstack/react-query'

import { analytics, answer, asNobody } from '@/api/client'
import { orNone } from '@/api/or-none'

const MOST = 6
const TEN_MINUTES = 600_000

/** What is searched for more than before. */
export const readTrending = () =>
  queryOptions({
    queryKey: ['search', 'trending'],
    queryFn: ({ signal }) =>
      orNone(signal, async () =>
        (await answer(analytics.GET('/analytics/search/trending', { params: { query: { limit: MOST } }, signal, ...asNobody }))).items.map(({ term }) => term),
      ),
    staleTime: TEN_MINUTES,
  })
