import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components } from '@/api/generated/auth'
import { guestToken, signedIn } from '@/api/token'

interface Credentials {
  email: string
  password: string
}

/** This browser is signed in. Answers the token of the guest who was here before, whose cart may join the person's. */
export function enter(token: components['schemas']['TokenAnswer']): { guest: string | undefined } {
  const guest = guestToken()
  signedIn(token)
  return { guest }
}

/** Sign in with the password. Answers the guest of before, or for staff what their second factor is proved with. */
export function useLogIn() {
  return useMutation({
    mutationFn: async (body: Credentials) => {
      const said = await answer(auth.POST('/auth/login', { body }))
      return 'challenge' in said ? said : enter(said)
    },
  })
}
