import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components, operations } from '@/api/generated/auth'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import { readPerson } from './read-people'

export const CHANGE_WORDS = {
  user_not_found: msg`This account is not there any more.`,
  last_admin: msg`This is the last active account that may change people: somebody has to stay one.`,
  permission_not_held: msg`This takes or gives what you may not do yourself.`,
  unknown_role: msg`This role is not there any more.`,
  precondition_failed: msg`This account changed while you looked at it.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<CodesOf<operations['change_user']>, CommonCode>, MessageDescriptor>

export type Change = components['schemas']['ChangeUserBody']

/** Change a role, or close or open an account; its sessions end. */
export function useChangePerson(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ version, ...body }: Change & { version: number }) =>
      answer(auth.PATCH('/auth/users/{user_id}', { params: { path: { user_id: id }, header: { 'If-Match': `"${version}"` } }, body })),
    onSuccess: (person) => { client.setQueryData(readPerson(id).queryKey, person) },
    onSettled: () => Promise.all([
      client.invalidateQueries({ queryKey: ['desk-people'] }),
      client.invalidateQueries({ queryKey: ['desk-audit'] }),
    ]),
  })
}
