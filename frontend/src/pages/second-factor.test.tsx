import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { begin, person } from '@/api/token'
import { aShop } from '@/testing/builders'
import { aToken, asGuest, asPerson, aUser } from '@/testing/people'
import { show } from '@/testing/render'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Profile } from './account-profile'
import { Component as SignIn } from './sign-in'

const challenge = (step: 'code' | 'enrol') => ({ challenge: 'proof', step, expires_in: 300 })
const CODES = Array.from({ length: 10 }, (_, each) => `AAAA-BBBB-CCCC-DDD${each + 2}`)
const enrolment = { secret: 'ABCDEFGHIJKLMNOP', otpauth_uri: 'otpauth://totp/Souk:tom?secret=ABCDEFGHIJKLMNOP&issuer=Souk' }
const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const standing = { enrolled_at: '2026-11-01T10:00:00Z', recovery_codes_left: 7, demanded: false, exempt: false }

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  asGuest()
  await begin()
})
afterEach(() => { asGuest() })

async function signIn(step: 'code' | 'enrol') {
  answers('post', '/auth/login', challenge(step), 202)
  const shown = show(<SignIn />, { path: '/sign-in', at: '/sign-in?to=%2Fadmin' })
  await shown.user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'tom@souk.test')
  await shown.user.type(screen.getByLabelText('Password'), 'souk-demo-2026')
  await shown.user.click(screen.getByRole('button', { name: 'Sign in' }))
  return shown
}

test('staff end signing in with a code, and go where they came from', async () => {
  const proved = asked(aToken({ user: aUser({ role: 'support' }) }))
  answers('post', '/auth/login/second-factor', proved)
  const { user, location } = await signIn('code')
  await user.type(await screen.findByRole('textbox', { name: 'Code from your app' }), '123456')
  expect(person()).toBeUndefined()
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/admin')
  expect(proved.mock.calls[0]?.[0].body).toEqual({ challenge: 'proof', code: '123456' })
})

test('a recovery code stands in for the phone', async () => {
  answers('post', '/auth/login/second-factor', aToken())
  const { user } = await signIn('code')
  await user.click(await screen.findByRole('button', { name: 'Your phone is not at hand? Use a recovery code' }))
  await user.type(screen.getByRole('textbox', { name: 'Recovery code' }), 'aaaa-bbbb')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await screen.findByText('Elsewhere')
})

test.each([
  [422, 'wrong_code', 'This code is wrong, or it was used already.'],
  [429, 'too_many_codes', 'Too many wrong codes.'],
] as const)('a code: %i %s in words', async (status, code, words) => {
  refuses('post', '/auth/login/second-factor', status, code as never)
  const { user } = await signIn('code')
  await user.type(await screen.findByRole('textbox', { name: 'Code from your app' }), '123456')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('who took too long begins again with e-mail and password', async () => {
  refuses('post', '/auth/login/second-factor', 410, 'challenge_expired')
  const { user } = await signIn('code')
  await user.type(await screen.findByRole('textbox', { name: 'Code from your app' }), '123456')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  await user.click(await screen.findByRole('button', { name: 'Begin again' }))
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toBeVisible()
})

test('whose role asks for it sets up an app first, and keeps the codes before going on', async () => {
  answers('post', '/auth/login/second-factor/enrolment', enrolment)
  answers('post', '/auth/login/second-factor/enrolment/confirmation', { ...aToken({ user: aUser({ role: 'support' }) }), recovery_codes: CODES })
  const { user, location } = await signIn('enrol')
  await user.click(await screen.findByRole('button', { name: 'Set it up now' }))
  expect(await screen.findByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  expect(screen.getByText('ABCD EFGH IJKL MNOP')).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Code from your app' }), '123456')
  await user.click(screen.getByRole('button', { name: 'Turn on' }))
  for (const code of CODES) expect(await screen.findByText(code)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Done' })).toBeDisabled()
  await user.click(screen.getByRole('checkbox', { name: 'I have kept these codes' }))
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/admin')
})

const showProfile = (role: string) => {
  asPerson({ role })
  return show(<Profile />, { path: '/account/profile', at: '/account/profile' })
}

test('customers meet no second factor in their account', async () => {
  showProfile('customer')
  await screen.findByRole('heading', { name: 'Password' })
  expect(screen.queryByRole('heading', { name: 'Second factor' })).toBeNull()
})

test('the demo’s accounts say that they are exempt', async () => {
  answers('get', '/auth/me/second-factor', { ...standing, enrolled_at: null, recovery_codes_left: 0, exempt: true })
  showProfile('admin')
  expect(await screen.findByText(/signs in without a second factor/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Set up a second factor' })).toBeNull()
})

test('staff set one up with their password', async () => {
  answers('get', '/auth/me/second-factor', { ...standing, enrolled_at: null, recovery_codes_left: 0 })
  const begun = asked(enrolment)
  answers('post', '/auth/me/second-factor', begun)
  answers('post', '/auth/me/second-factor/confirmation', { recovery_codes: CODES })
  const { user } = showProfile('support')
  await user.click(await screen.findByRole('button', { name: 'Set up a second factor' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Password'), 'souk-demo-2026')
  await user.click(dialog.getByRole('button', { name: 'Go on' }))
  await user.type(await dialog.findByRole('textbox', { name: 'Code from your app' }), '123456')
  await user.click(dialog.getByRole('button', { name: 'Turn on' }))
  expect(await dialog.findByText(CODES[0] ?? '')).toBeVisible()
  expect(begun.mock.calls[0]?.[0].body).toEqual({ password: 'souk-demo-2026' })
})

test('it is turned off with password and code, where the role lets one', async () => {
  answers('get', '/auth/me/second-factor', standing)
  const off = vi.fn<(of: Asked) => undefined>(() => undefined)
  answers('delete', '/auth/me/second-factor', off)
  const { user, unmount } = showProfile('support')
  await user.click(await screen.findByRole('button', { name: 'Turn off' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByLabelText('Password'), 'souk-demo-2026')
  await user.type(dialog.getByRole('textbox', { name: 'Code from your app' }), '123456')
  await user.click(dialog.getByRole('button', { name: 'Turn off' }))
  await vi.waitFor(() => { expect(off.mock.calls[0]?.[0].body).toEqual({ password: 'souk-demo-2026', code: '123456' }) })
  unmount()
  answers('get', '/auth/me/second-factor', { ...standing, demanded: true, recovery_codes_left: 2 })
  showProfile('support')
  expect(await screen.findByText(/Your role requires it/)).toBeVisible()
  expect(screen.getByText('2 recovery codes are left.', { exact: false })).toBeVisible()
  expect(screen.getByText('Make new recovery codes before you run out.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Turn off' })).toBeNull()
})
