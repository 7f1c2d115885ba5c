import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { operations } from '@/api/generated/auth'
import { asProblem, type CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

type Own<Name extends keyof operations> = Record<Exclude<CodesOf<operations[Name]>, CommonCode>, MessageDescriptor>

const NOT_THERE = msg`This account is not there any more.`
const MAY_DO_MORE = msg`This person may do more than you. Ask somebody who may do as much.`

export const END_WORDS = {
  user_not_found: NOT_THERE,
  permission_not_held: MAY_DO_MORE,
  session_not_found: msg`This device was signed out already.`,
} satisfies Own<'end_session_of'> & Own<'end_sessions_of'>

export const RESET_WORDS = {
  user_not_found: NOT_THERE,
  permission_not_held: MAY_DO_MORE,
  own_second_factor: msg`Somebody else has to reset your second factor.`,
  second_factor_off: msg`This account has no second factor any more.`,
} satisfies Own<'reset_second_factor'>

function useRefresh() {
  const client = useQueryClient()
  return () => Promise.all([
    client.invalidateQueries({ queryKey: ['desk-people'] }),
    client.invalidateQueries({ queryKey: ['desk-audit'] }),
  ])
}

/** Sign somebody out on one device, or on all without an id. One that is out already is no error. */
export function useEndSessions(userId: string) {
  return useMutation({
    mutationFn: async (sessionId: string | undefined) => {
      if (sessionId === undefined) {
        await answer(auth.DELETE('/auth/users/{user_id}/sessions', { params: { path: { user_id: userId } } }))
        return
      }
      const path = { user_id: userId, session_id: sessionId }
      await answer(auth.DELETE('/auth/users/{user_id}/sessions/{session_id}', { params: { path } })).catch((thrown: unknown) => {
        if (asProblem(thrown).code !== 'session_not_found') throw thrown
      })
    },
    onSettled: useRefresh(),
  })
}

/** Take somebody's second factor away: they sign in with the password alone, once. */
export function useResetSecondFactor(userId: string) {
  return useMutation({
    mutationFn: () => answer(auth.DELETE('/auth/users/{user_id}/second-factor', { params: { path: { user_id: userId } } })),
    onSettled: useRefresh(),
  })
}
