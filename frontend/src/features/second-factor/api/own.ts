import { queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'

interface Proof {
  password: string
  code: string
}

/** Whether one has a second factor, and whether the role demands it. */
export const readSecondFactor = () =>
  queryOptions({ queryKey: ['second-factor'], queryFn: ({ signal }) => answer(auth.GET('/auth/me/second-factor', { signal })), staleTime: 0 })

/** The secret of a new app; in place of another one it takes a code of that. */
export const begin = ({ password, code }: { password: string; code?: string }) =>
  answer(auth.POST('/auth/me/second-factor', { body: { password, ...(code !== undefined && { code }) } }))

/** The new app shows its first code. */
export const confirm = (code: string) => answer(auth.POST('/auth/me/second-factor/confirmation', { body: { code } }))

/** Ten new codes; those of before are worthless. */
export const renewCodes = (body: Proof) => answer(auth.POST('/auth/me/second-factor/recovery-codes', { body }))

/** Sign in with the password alone from now on. */
export const turnOff = (body: Proof) => answer(auth.DELETE('/auth/me/second-factor', { body }))
