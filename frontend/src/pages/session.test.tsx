import { act, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { begin, guestToken, person } from '@/api/token'
import { SignedIn } from '@/features/session/components/signed-in'
import { aShop } from '@/testing/builders'
import { aToken, asGuest, asPerson, aUser } from '@/testing/people'
import { show } from '@/testing/render'
import { type Asked, answers, isAway, refuses, server } from '@/testing/server'

import { Component as Forgot } from './forgot'
import { Component as Register } from './register'
import { Component as SignIn } from './sign-in'

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  asGuest()
  await begin()
})
afterEach(() => { asGuest() })

const emptyCart = {
  id: 'c1', version: 1, checked: true, currency: 'EUR', item_count: 0, lines: [], ready_for_checkout: false, subtotal: null,
}

async function signIn(at = '/sign-in') {
  const shown = show(<SignIn />, { path: '/sign-in', at })
  await shown.user.type(screen.getByRole('textbox', { name: 'E-mail' }), ' amira@souk.test ')
  await shown.user.type(screen.getByLabelText('Password'), 'souk-demo-2026')
  await shown.user.click(screen.getByRole('button', { name: 'Sign in' }))
  return shown
}

test('signing in goes back to where the reader came from', async () => {
  const asked = vi.fn<(of: Asked) => ReturnType<typeof aToken>>(() => aToken())
  answers('post', '/auth/login', asked)
  const { location } = await signIn('/sign-in?to=%2Fcheckout%3Fstep%3Dpayment')
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/checkout?step=payment')
  expect(asked.mock.calls[0]?.[0].body).toEqual({ email: 'amira@souk.test', password: 'souk-demo-2026' })
  expect(person()?.email).toBe('amira@souk.test')
})

test('signing in leads nowhere else', async () => {
  answers('post', '/auth/login', aToken())
  const { location } = await signIn('/sign-in?to=%2F%5Cevil.example')
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/')
})

test('what the guest had in the cart comes along', async () => {
  asGuest('token-of-a-guest')
  answers('post', '/auth/login', aToken())
  const merged = vi.fn<(of: Asked) => { merged_lines: number; capped: []; cart: typeof emptyCart }>(() => ({ merged_lines: 1, capped: [], cart: emptyCart }))
  answers('post', '/cart/merge', merged)
  await signIn()
  await screen.findByText('Elsewhere')
  expect(merged.mock.calls[0]?.[0].body).toEqual({ guest_token: 'token-of-a-guest' })
  expect(merged.mock.calls[0]?.[0].headers.get('Authorization')).toBe('Bearer token-of-amira')
  expect(guestToken()).toBeUndefined()
})

test('a cart that cannot come along stays the guest’s, and nobody is kept from going on', async () => {
  asGuest('token-of-a-guest')
  answers('post', '/auth/login', aToken())
  refuses('post', '/cart/merge', 503, 'products_unavailable')
  await signIn()
  await screen.findByText('Elsewhere')
  expect(guestToken()).toBe('token-of-a-guest')
})

test.each([
  [401, 'invalid_credentials', 'This e-mail and password do not go together. Check both and try again.'],
  [403, 'account_deactivated', 'This account is closed. Write to us if that surprises you.'],
  [429, 'too_many_attempts', 'Too many wrong passwords. Wait a little, or choose a new password by mail.'],
  [503, 'database_unavailable', 'This part of the shop is away for a moment. Try again soon.'],
] as const)('signing in: %i %s in words', async (status, code, words) => {
  refuses('post', '/auth/login', status, code as never)
  await signIn()
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(screen.getByLabelText('Password')).toHaveValue('souk-demo-2026')
})

test('signing in says when nobody answers', async () => {
  isAway('post', '/auth/login')
  await signIn()
  expect(await screen.findByRole('alert')).toHaveTextContent('You seem to be offline.')
})

test('too many attempts: the time is counted down, and the button waits', async () => {
  const refusal = () => HttpResponse.json({ code: 'too_many_attempts' }, { status: 429, headers: { 'Retry-After': '2' } })
  server.use(http.post('*/api/auth/login', refusal))
  await signIn()
  expect(await screen.findByRole('timer')).toHaveTextContent('You can try again in 2 seconds.')
  expect(screen.getByRole('button', { name: 'Sign in' })).toBeDisabled()
  await vi.waitFor(() => { expect(screen.getByRole('button', { name: 'Sign in' })).toBeEnabled() }, { timeout: 5000 })
  expect(screen.queryByRole('timer')).toBeNull()
})

test('fields say what is missing, and managers know them', async () => {
  const { user } = show(<SignIn />, { path: '/sign-in', at: '/sign-in' })
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByText('Enter your e-mail address')).toBeVisible()
  expect(screen.getByText('Enter a password')).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveFocus()
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveAttribute('autocomplete', 'username')
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'current-password')
})

test('whoever is signed in already goes on; so does this tab when another one signs in', async () => {
  const { location } = show(<SignIn />, { path: '/sign-in', at: '/sign-in?to=/cart' })
  const other = new BroadcastChannel('souk.session')
  act(() => { other.postMessage({ kind: 'in', held: { token: 'x', user: aUser(), renewAt: Date.now() + 900_000 } }) })
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/cart')
  expect(person()?.id).toBe('u1')
  act(() => { other.postMessage({ kind: 'out' }) })
  await vi.waitFor(() => { expect(person()).toBeUndefined() })
  other.close()
})

test('a page of the account sends guests to signing in, with the way back', async () => {
  const { location } = show(<SignedIn><p>Mine</p></SignedIn>, { path: '/account/*', at: '/account/orders?page=2' })
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/sign-in?to=%2Faccount%2Forders%3Fpage%3D2')
})

test('a person sees it', () => {
  asPerson()
  show(<SignedIn><p>Mine</p></SignedIn>)
  expect(screen.getByText('Mine')).toBeVisible()
})

async function register() {
  const shown = show(<Register />, { path: '/register', at: '/register?to=/cart' })
  await shown.user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Amira')
  await shown.user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'amira@souk.test')
  await shown.user.type(screen.getByLabelText('Password'), 'eight888')
  await shown.user.click(screen.getByRole('button', { name: 'Create account' }))
  return shown
}

test('an account keeps the guest’s cart: the guest’s token goes along, and is forgotten', async () => {
  asGuest('token-of-a-guest')
  const asked = vi.fn<(of: Asked) => ReturnType<typeof aToken>>(() => aToken())
  answers('post', '/auth/register', asked, 201)
  const { location } = await register()
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/cart')
  expect(asked.mock.calls[0]?.[0].headers.get('Authorization')).toBe('Bearer token-of-a-guest')
  expect(asked.mock.calls[0]?.[0].body).toEqual({ name: 'Amira', email: 'amira@souk.test', password: 'eight888', locale: 'en' })
  expect(guestToken()).toBeUndefined()
})

test('a guest’s token that nobody takes keeps nobody from registering', async () => {
  asGuest('old')
  answers('post', '/auth/register', aToken(), 201)
  server.use(http.post('*/api/auth/register', () => HttpResponse.json({ code: 'token_expired' }, { status: 401 }), { once: true }))
  await register()
  await screen.findByText('Elsewhere')
  expect(person()?.id).toBe('u1')
})

test.each([
  [409, 'email_taken', 'There is an account with this e-mail already. Sign in, or choose a new password by mail.'],
  [409, 'already_signed_in', 'You are signed in already. Sign out first to open another account.'],
  [422, 'password_too_common', 'This password is one of the first that others would try. Choose another one.'],
  [429, 'too_many_attempts', 'Too many wrong passwords. Wait a little, or choose a new password by mail.'],
  [429, 'too_many_mails', 'Too many mails went out because of requests from your connection. Try again later.'],
] as const)('registering: %i %s in words', async (status, code, words) => {
  refuses('post', '/auth/register', status, code as never)
  await register()
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('what the service refuses stands at its field', async () => {
  refuses('post', '/auth/register', 422, 'password_too_common', { errors: [{ field: 'password', code: 'password_too_common' }] })
  await register()
  expect(await screen.findByText('Choose a password that is harder to guess')).toBeVisible()
  expect(screen.getByLabelText('Password')).toHaveFocus()
})

test('a short password is refused before it is sent; emoji are characters too', async () => {
  const { user } = show(<Register />, { path: '/register', at: '/register' })
  await user.type(screen.getByLabelText('Password'), '1234567')
  await user.tab()
  expect(await screen.findByText('Use at least 8 characters')).toBeVisible()
  expect(screen.getByLabelText('Password')).toHaveAttribute('autocomplete', 'new-password')
})

test('a forgotten password: the answer does not say whether there is an account', async () => {
  answers('post', '/auth/forgot-password', undefined, 202)
  const { user } = show(<Forgot />)
  await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'nobody@souk.test')
  await user.click(screen.getByRole('button', { name: 'Send me a link' }))
  expect(await screen.findByText('Look into your mailbox')).toBeVisible()
  expect(screen.getByText(/If there is an account for/)).toHaveTextContent('nobody@souk.test')
})

test('a forgotten password: too many mails', async () => {
  refuses('post', '/auth/forgot-password', 429, 'too_many_mails')
  const { user } = show(<Forgot />)
  await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'nobody@souk.test')
  await user.click(screen.getByRole('button', { name: 'Send me a link' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Too many mails went out')
})
