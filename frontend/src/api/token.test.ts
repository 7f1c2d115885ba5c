import { afterEach, beforeEach, expect, test } from 'vitest'

import { aToken, asGuest } from '@/testing/people'
import { answers, isAway, refuses } from '@/testing/server'

import { tabStorage } from './storage'
import { bearer, begin, person, signedIn, signedOut } from './token'

/** So that it is to be renewed at once. */
const OLD = aToken({ access_token: 'old', expires_in: -1 })

beforeEach(async () => {
  // The test's browser has no locks.
  Object.defineProperty(navigator, 'locks', { configurable: true, value: { request: (_: string, work: () => unknown) => work() } })
  await begin()
})
afterEach(() => { asGuest() })

test('a token is renewed in time', async () => {
  answers('post', '/auth/refresh', aToken({ access_token: 'new' }))
  signedIn(OLD)
  expect(await bearer()).toBe('new')
})

test('while nobody can renew it, what a token has left is used: everybody’s pages stay readable', async () => {
  isAway('post', '/auth/refresh')
  signedIn(OLD)
  expect(await bearer()).toBe('old')
  expect(person()).toBeDefined()
})

test('a session that has ended is over', async () => {
  refuses('post', '/auth/refresh', 401, 'invalid_refresh_token')
  signedIn(OLD)
  expect(await bearer()).toBeUndefined()
  expect(person()).toBeUndefined()
})

test('whoever leaves by choice leaves nothing in the tab; a session that ends keeps what was filled in', () => {
  signedIn(aToken())
  tabStorage.set('souk.checkout', 'half a checkout')
  signedOut()
  expect(tabStorage.get('souk.checkout')).toBe('half a checkout')
  signedIn(aToken())
  signedOut(true)
  expect(tabStorage.get('souk.checkout')).toBeUndefined()
})
