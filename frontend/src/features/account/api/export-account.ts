import { useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'

/** Everything that the shop's accounts know about the person, as a file to keep. */
export function useExportAccount() {
  return useMutation({
    mutationFn: async () => {
      const all = await answer(auth.GET('/auth/me/export'))
      return new File([JSON.stringify(all, null, 2)], `souk-${new Date().toISOString().slice(0, 10)}.json`, { type: 'application/json' })
    },
  })
}
