import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components } from '@/api/generated/auth'

export type Session = components['schemas']['SessionAnswer']
export type SecondFactor = components['schemas']['SecondFactorAnswer']

const path = (id: string) => ({ path: { user_id: id } })

/** Where somebody is signed in, the newest first. */
export const readSessionsOf = (id: string) =>
  queryOptions({
    queryKey: ['desk-people', 'sessions', id],
    queryFn: async ({ signal }) => (await answer(auth.GET('/auth/users/{user_id}/sessions', { params: path(id), signal }))).items,
    staleTime: 0,
  })

/** Whether somebody has a second factor, and whether their role demands it. */
export const readSecondFactorOf = (id: string) =>
  queryOptions({
    queryKey: ['desk-people', 'second-factor', id],
    queryFn: ({ signal }) => answer(auth.GET('/auth/users/{user_id}/second-factor', { params: path(id), signal })),
    staleTime: 0,
  })
