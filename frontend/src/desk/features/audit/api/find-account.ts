import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

export const isId = (text: string): boolean => UUID.test(text)

/** The ids of accounts with this in their e-mail: two at most, for one is what is looked for. */
export async function accountsOf(email: string): Promise<string[]> {
  const { items } = await answer(auth.GET('/auth/users', { params: { query: { email, limit: 20 } } }))
  const whole = items.filter((each) => each.email === email.toLowerCase())
  return (whole.length > 0 ? whole : items).map(({ id }) => id)
}

/** Whose e-mail stands behind an id. */
export const readEmailOf = (id: string) =>
  queryOptions({
    queryKey: ['desk-people', 'email', id],
    queryFn: async ({ signal }) => (await answer(auth.GET('/auth/users/{user_id}', { params: { path: { user_id: id } }, signal }))).email ?? id,
    staleTime: 600_000,
    retry: false,
  })
