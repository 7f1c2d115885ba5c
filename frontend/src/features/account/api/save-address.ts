import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components } from '@/api/generated/auth'

interface Saved {
  /** Which one to replace; a new one without. */
  id?: string | undefined
  entry: components['schemas']['SavedAddressBody']
}

/** Add an address, or replace one as a whole. */
export function useSaveAddress() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, entry }: Saved) =>
      id === undefined
        ? answer(auth.POST('/auth/me/addresses', { body: entry }))
        : answer(auth.PUT('/auth/me/addresses/{address_id}', { params: { path: { address_id: id } }, body: entry })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['addresses'] }),
  })
}
