import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components } from '@/api/generated/auth'

export type Session = components['schemas']['SessionAnswer']

/** Where the person is signed in, the newest first. */
export const readSessions = () =>
  queryOptions({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await answer(auth.GET('/auth/sessions', { signal }))).items,
    staleTime: 0,
  })
