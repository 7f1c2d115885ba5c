import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { changedUser } from '@/api/token'

/** Change the name, or the language of mails; the other tabs learn it. */
export function useChangeProfile() {
  return useMutation({
    mutationFn: (body: { name: string; locale: string }) => answer(auth.PATCH('/auth/me', { body })),
    onSuccess: changedUser,
  })
}
