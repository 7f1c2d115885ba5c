import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'

/** The person's saved addresses, the usual one first. */
export const readAddresses = () =>
  queryOptions({
    queryKey: ['addresses', 'checkout'],
    queryFn: async ({ signal }) => {
      const { items } = await answer(auth.GET('/auth/me/addresses', { signal }))
      return items.toSorted((a, b) => Number(b.is_default) - Number(a.is_default))
    },
  })
