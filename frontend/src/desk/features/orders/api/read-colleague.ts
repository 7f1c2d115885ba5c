import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'

/** What somebody of the staff is called; names seldom change. */
export const readColleague = (id: string) =>
  queryOptions({
    queryKey: ['desk-orders', 'colleague', id],
    queryFn: async ({ signal }) => (await answer(auth.GET('/auth/users/{user_id}', { params: { path: { user_id: id } }, signal }))).name,
    staleTime: Infinity,
  })
