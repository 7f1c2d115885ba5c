import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { operations } from '@/api/generated/auth'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import type { Demand, Role } from './roles'

export const ROLE_WORDS = {
  role_not_found: msg`This role is not there any more.`,
  role_taken: msg`There is a role of this name already, or the name means something else.`,
  role_fixed: msg`This role cannot be changed or removed.`,
  role_in_use: msg`People have this role. Give them another one first.`,
  unknown_permission: msg`One of these permissions is not there any more. Load the page again.`,
  permission_not_held: msg`This takes or gives what you may not do yourself.`,
  second_factor_needed: msg`Whoever may change people always needs the second factor.`,
  last_admin: msg`Nobody could change people any more: somebody active has to stay who may.`,
  precondition_failed: msg`This role changed while you looked at it.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<CodesOf<operations['make_role']> | CodesOf<operations['change_role']> | CodesOf<operations['remove_role']>, CommonCode>, MessageDescriptor>

export interface Held {
  permissions: string[]
  second_factor: Demand
}

function useRefresh() {
  const client = useQueryClient()
  return () => Promise.all([
    client.invalidateQueries({ queryKey: ['desk-roles'] }),
    client.invalidateQueries({ queryKey: ['desk-audit'] }),
    client.invalidateQueries({ queryKey: ['desk-permissions'] }),
  ])
}

/** A new role, which nobody has yet. */
export function useMakeRole() {
  return useMutation({
    mutationFn: (body: Held & { name: string }): Promise<Role> =>
      answer(auth.POST('/auth/roles', { body })),
    onSettled: useRefresh(),
  })
}

/** Replace what a role holds, on the version that was seen. */
export function useChangeRole(name: string) {
  return useMutation({
    mutationFn: ({ version, ...body }: Held & { version: number }): Promise<Role> =>
      answer(auth.PUT('/auth/roles/{name}', { params: { path: { name }, header: { 'If-Match': `"${version}"` } }, body })),
    onSettled: useRefresh(),
  })
}

/** Remove a role that nobody has. */
export function useRemoveRole(name: string) {
  return useMutation({
    mutationFn: (version: number) => answer(auth.DELETE('/auth/roles/{name}', { params: { path: { name }, header: { 'If-Match': `"${version}"` } } })),
    onSettled: useRefresh(),
  })
}
