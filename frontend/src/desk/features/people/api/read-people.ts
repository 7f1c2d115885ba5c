import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components, operations } from '@/api/generated/auth'

export type Person = components['schemas']['StaffUserAnswer']
type Query = NonNullable<operations['list_users']['parameters']['query']>
export type PeopleFilters = Pick<Query, 'email' | 'role'>

/** A page of accounts, the newest first; `email` is a part of the address. */
export const readPeople = (filters: PeopleFilters, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-people', 'list', filters, cursor, limit],
    queryFn: ({ signal }) => answer(auth.GET('/auth/users', { params: { query: { ...filters, limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })

/** One account, with the version that changing it takes. */
export const showPerson = (id: string, signal?: AbortSignal): Promise<Person> =>
  answer(auth.GET('/auth/users/{user_id}', { params: { path: { user_id: id } }, ...(signal && { signal }) }))

export const readPerson = (id: string) =>
  queryOptions({ queryKey: ['desk-people', 'one', id], queryFn: ({ signal }) => showPerson(id, signal), staleTime: 0 })
