import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'

/** Ask for a mail with a link. The answer is the same whether there is such an account or not. */
export function useForgotPassword() {
  return useMutation({
    mutationFn: async (email: string) => {
      await answer(auth.POST('/auth/forgot-password', { body: { email } }))
      return email
    },
  })
}
