import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { signedOut } from '@/api/token'

/** Leave for good. */
export function useDeleteAccount() {
  return useMutation({
    mutationFn: async (password: string) => {
      await answer(auth.DELETE('/auth/me', { body: { password } }))
      signedOut(true)
    },
  })
}
