import { queryOptions, useMutation } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import { changedUser, person } from '@/api/token'

/** Who opened the account knows its password; who did not chooses one, and the account is theirs. */
export type Proof = { password: string } | { new_password: string }

async function verify(token: string, proof?: Proof): Promise<true> {
  await answer(auth.POST('/auth/verify-email', { body: { token, ...proof } }))
  // The account of this session may be the one: it learns that it is confirmed.
  if (person()) await answer(auth.GET('/auth/me')).then(changedUser).catch(() => undefined)
  return true
}

/**
 * Confirm an e-mail address as soon as the page of the link is open. It is read like an answer, because one token is to be
 * sent once, however often the page is drawn.
 */
export const verifyEmail = (token: string) =>
  queryOptions({
    queryKey: ['verify-email', token],
    queryFn: () => verify(token),
    staleTime: Infinity,
    retry: false,
    meta: { once: true },
  })

/** Confirm it with a password, where the link alone does not suffice. */
export function useVerifyWith() {
  return useMutation({
    mutationFn: ({ token, proof }: { token: string; proof: Proof }) => verify(token, proof),
  })
}
