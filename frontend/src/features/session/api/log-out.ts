import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { signedOut } from '@/api/token'

/** Sign out here, in every tab. `before` runs in between: it leaves the pages that only a person may see. */
export function useLogOut() {
  return useMutation({
    mutationFn: async (before: () => void | Promise<void>) => {
      await answer(auth.POST('/auth/logout', { body: {} }))
      await before()
      signedOut()
    },
  })
}
