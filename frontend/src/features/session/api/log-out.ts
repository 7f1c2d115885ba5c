import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { signedOut } from '@/api/token'

/** Sign out here, in every tab. */
export function useLogOut() {
  return useMutation({
    mutationFn: async () => {
      await answer(auth.POST('/auth/logout', { body: {} }))
      signedOut(true)
    },
  })
}
