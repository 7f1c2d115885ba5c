import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { asProblem } from '@/api/problem'

/** Remove an address; orders keep their own copy. One that is gone already is removed. */
export function useRemoveAddress() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => {
      await answer(auth.DELETE('/auth/me/addresses/{address_id}', { params: { path: { address_id: id } } })).catch((thrown: unknown) => {
        if (asProblem(thrown).code !== 'address_not_found') throw thrown
      })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['addresses'] }),
  })
}
