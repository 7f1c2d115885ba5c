import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { signedOut } from '@/api/token'

/** Set a new password with the token of a link. Every session of the account ends, also one here. */
export function useResetPassword() {
  return useMutation({
    mutationFn: async (body: { token: string; password: string }) => {
      await answer(auth.POST('/auth/reset-password', { body }))
      signedOut()
    },
  })
}
