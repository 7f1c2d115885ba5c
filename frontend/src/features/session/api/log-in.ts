import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { guestToken, signedIn } from '@/api/token'

interface Credentials {
  email: string
  password: string
}

/** Sign in. Answers the token of the guest who was here before, whose cart may join the person's. */
export function useLogIn() {
  return useMutation({
    mutationFn: async (body: Credentials) => {
      const token = await answer(auth.POST('/auth/login', { body }))
      const guest = guestToken()
      signedIn(token)
      return { guest }
    },
  })
}
