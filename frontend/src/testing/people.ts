/** Persons, and being one: what auth-service says of them, each field overridable. */
import type { components } from '@/api/generated/auth'
import { forgetGuest, guestToken, signedIn, signedOut } from '@/api/token'

type User = components['schemas']['UserAnswer']
type Token = components['schemas']['TokenAnswer']

export const aUser = (over: Partial<User> = {}): User => ({
  id: 'u1', role: 'customer', email: 'amira@souk.test', email_confirmed: true, name: 'Amira Nasser', locale: 'en',
  created_at: '2026-01-02T03:04:05Z', ...over,
})

export const aToken = (over: Partial<Token> = {}): Token => ({
  access_token: 'token-of-amira', expires_in: 900, token_type: 'Bearer', user: aUser(), refresh_token: null, device_mark: null, ...over,
})

/** Somebody is signed in. */
export const asPerson = (over: Partial<User> = {}): void => { signedIn(aToken({ user: aUser(over) })) }

/** Nobody is signed in; with a token, a guest is here. */
export function asGuest(token?: string): void {
  signedOut()
  forgetGuest()
  if (token) localStorage.setItem('souk.guest', token)
  guestToken()
}
