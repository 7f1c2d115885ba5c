import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'

/** Set a new password; every other session ends. */
export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) => answer(auth.POST('/auth/change-password', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}
