import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { begin, person } from '@/api/token'
import { aShop } from '@/testing/builders'
import { asGuest, asPerson, aUser } from '@/testing/people'
import { show } from '@/testing/render'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Reset } from './reset'
import { Component as Verify } from './verify'

const TOKEN = 'a-token-of-a-mail-that-is-long-enough'

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  asGuest()
  await begin()
})
afterEach(() => { asGuest() })

const verify = () => show(<Verify />, { path: '/verify', at: `/verify#token=${TOKEN}` })

test('a link confirms by itself, once, and its token leaves the address', async () => {
  asPerson({ email_confirmed: false })
  const asked = vi.fn<(of: Asked) => object>(() => ({}))
  answers('post', '/auth/verify-email', asked)
  answers('get', '/auth/me', aUser({ email_confirmed: true }))
  const { location } = verify()
  expect(await screen.findByText('Your e-mail is confirmed')).toBeVisible()
  expect(location()).toBe('/verify')
  expect(asked).toHaveBeenCalledOnce()
  expect(asked.mock.calls[0]?.[0].body).toEqual({ token: TOKEN })
  expect(person()?.email_confirmed).toBe(true)
  expect(sessionStorage.length).toBe(0)
})

test.each([
  ['Yes, I did, on another device', 'Password', 'Confirm my e-mail', { password: 'my-password' }, 'Thank you. Nothing else to do.'],
  ['No, somebody else did', 'New password', 'Make the account mine', { new_password: 'my-password' }, 'The account is yours alone. Sign in with your new password.'],
])('on another device it asks who opened the account: %s', async (choice, field, button, proof, words) => {
  refuses('post', '/auth/verify-email', 409, 'registrant_unknown')
  const { user } = verify()
  await user.click(await screen.findByRole('radio', { name: choice }))
  await user.type(screen.getByLabelText(field), 'my-password')
  const asked = vi.fn<(of: Asked) => object>(() => ({}))
  answers('post', '/auth/verify-email', asked)
  await user.click(screen.getByRole('button', { name: button }))
  expect(await screen.findByText(words)).toBeVisible()
  expect(asked.mock.calls[0]?.[0].body).toEqual({ token: TOKEN, ...proof })
})

test.each([
  [422, 'wrong_password', 'This is not the account’s password. Check it and try again.'],
  [422, 'password_too_common', 'This password is one of the first that others would try. Choose another one.'],
  [429, 'too_many_attempts', 'Too many wrong passwords. Wait a little, or choose a new password by mail.'],
  [409, 'registrant_unknown', 'Tell us first whether you opened this account.'],
] as const)('confirming with a password: %i %s in words', async (status, code, words) => {
  refuses('post', '/auth/verify-email', 409, 'registrant_unknown')
  const { user } = verify()
  await user.type(await screen.findByLabelText('Password'), 'my-password')
  refuses('post', '/auth/verify-email', status, code as never)
  await user.click(screen.getByRole('button', { name: 'Confirm my e-mail' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('a link that has ended leads to another way, and stays so', async () => {
  refuses('post', '/auth/verify-email', 410, 'link_expired')
  verify()
  expect(await screen.findByText('This link has ended, or it was used already')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Send me a link' })).toHaveAttribute('href', '/forgot')
})

test('confirming while the shop is away can be tried again', async () => {
  refuses('post', '/auth/verify-email', 503, 'database_unavailable')
  const { user } = verify()
  expect(await screen.findByText('Your e-mail could not be confirmed.')).toBeVisible()
  answers('post', '/auth/verify-email', {})
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Your e-mail is confirmed')).toBeVisible()
})

test('a page without a token says how to come here', () => {
  show(<Verify />, { path: '/verify', at: '/verify' })
  expect(screen.getByText('Open this page by the link in our mail')).toBeVisible()
})

async function reset() {
  const shown = show(<Reset />, { path: '/reset', at: `/reset#token=${TOKEN}` })
  await shown.user.type(screen.getByLabelText('New password'), 'lantern-orchard')
  await shown.user.click(screen.getByRole('button', { name: 'Set new password' }))
  return shown
}

test('a new password ends the session here too', async () => {
  asPerson()
  const asked = vi.fn<(of: Asked) => object>(() => ({}))
  answers('post', '/auth/reset-password', asked)
  const { location } = await reset()
  expect(await screen.findByText('Your new password is set')).toBeVisible()
  expect(asked.mock.calls[0]?.[0].body).toEqual({ token: TOKEN, password: 'lantern-orchard' })
  expect(location()).toBe('/reset')
  expect(person()).toBeUndefined()
})

test('a new password: one that is too common', async () => {
  refuses('post', '/auth/reset-password', 422, 'password_too_common', { errors: [{ field: 'password', code: 'password_too_common' }] })
  await reset()
  expect(await screen.findByRole('alert')).toHaveTextContent('This password is one of the first that others would try.')
})

test.each([
  ['link_expired', () => { refuses('post', '/auth/reset-password', 410, 'link_expired') }],
  ['a token that is none', () => {
    refuses('post', '/auth/reset-password', 422, 'validation_failed', { errors: [{ field: 'body.token', code: 'string_too_short' }] })
  }],
])('a new password: %s asks for a new link', async (_, refuse) => {
  refuse()
  await reset()
  expect(await screen.findByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/forgot')
})
