import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from './client'
import type { components } from './generated/auth'

export type SavedAddress = components['schemas']['SavedAddressAnswer']

/** The person's address book: the default first, then the newest. */
export const readAddresses = () =>
  queryOptions({
    queryKey: ['addresses'],
    queryFn: async ({ signal }) => (await answer(auth.GET('/auth/me/addresses', { signal }))).items,
    staleTime: 0,
  })
