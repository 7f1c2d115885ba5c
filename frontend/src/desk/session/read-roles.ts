import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'

/** Every role that staff can have: admin, then those that people made, by name. */
export const readRoles = () =>
  queryOptions({ queryKey: ['desk-roles'], queryFn: async ({ signal }) => (await answer(auth.GET('/auth/roles', { signal }))).items, staleTime: 60_000 })
