import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { asProblem } from '@/api/problem'

async function end(id: string): Promise<void> {
  await answer(auth.DELETE('/auth/sessions/{session_id}', { params: { path: { session_id: id } } })).catch((thrown: unknown) => {
    if (asProblem(thrown).code !== 'session_not_found') throw thrown
  })
}

/** Sign out on other devices, one after the other. One that has ended by itself is no error. */
export function useEndSessions() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await end(id)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  })
}
