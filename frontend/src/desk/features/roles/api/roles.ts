import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components } from '@/api/generated/auth'

export type Role = components['schemas']['RoleAnswer']
export type Permission = components['schemas']['PermissionAnswer']
export type Demand = Role['second_factor']

/** One role, with the version that changing it takes. */
export const showRole = (name: string, signal?: AbortSignal): Promise<Role> =>
  answer(auth.GET('/auth/roles/{name}', { params: { path: { name } }, ...(signal && { signal }) }))

export const readRole = (name: string) =>
  queryOptions({ queryKey: ['desk-roles', 'one', name], queryFn: ({ signal }) => showRole(name, signal), staleTime: 0 })

/** All that a role can hold, by service. */
export const readDeclared = () =>
  queryOptions({ queryKey: ['desk-permissions-declared'], queryFn: async ({ signal }) => (await answer(auth.GET('/auth/permissions', { signal }))).items, staleTime: 600_000 })
