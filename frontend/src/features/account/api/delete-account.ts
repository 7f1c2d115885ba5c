import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { signedOut } from '@/api/token'

interface Leaving {
  password: string
  /** Leaves the pages that only a person may see, once the account is gone. */
  before: () => void | Promise<void>
}

/** Leave for good. */
export function useDeleteAccount() {
  return useMutation({
    mutationFn: async ({ password, before }: Leaving) => {
      await answer(auth.DELETE('/auth/me', { body: { password } }))
      await before()
      signedOut()
    },
  })
}
