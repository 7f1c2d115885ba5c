import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { asProblem } from '@/api/problem'
import { forgetGuest, guestToken, signedIn } from '@/api/token'
import { locale } from '@/locale/locale'

interface NewAccount {
  name: string
  email: string
  password: string
}

const ask = (body: NewAccount) => answer(auth.POST('/auth/register', { body: { ...body, locale } }))

/** Open an account and sign in. It goes out with the guest's token, so that the account keeps the guest's cart and orders. */
export function useRegister() {
  return useMutation({
    mutationFn: async (body: NewAccount) => {
      const asGuest = guestToken() !== undefined
      const token = await ask(body).catch((thrown: unknown) => {
        // A guest's token that nobody takes any more is forgotten by now: the account begins without its cart.
        if (asGuest && asProblem(thrown).status === 401 && guestToken() === undefined) return ask(body)
        throw thrown
      })
      forgetGuest()
      signedIn(token)
    },
  })
}
