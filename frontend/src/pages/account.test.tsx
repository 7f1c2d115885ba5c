import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { begin, person } from '@/api/token'
import { aShop } from '@/testing/builders'
import { asGuest, asPerson, aUser } from '@/testing/people'
import { show } from '@/testing/render'
import { type Asked, answers, refuses } from '@/testing/server'
import { Toaster } from '@/ui/toast'

import { Component as Overview } from './account'
import { Component as Addresses } from './account-addresses'
import { Component as Profile } from './account-profile'
import { Component as Sessions } from './account-sessions'

const anAddress = (id: string, line1: string, is_default = false) => ({
  id, is_default, address: { name: 'Amira Nasser', line1, line2: null, postal_code: null, city: 'Dublin', region: null, country: 'IE', phone: null },
})
const aSession = (id: string, current: boolean, user_agent: string) => ({
  id, current, user_agent, ip_address: '192.0.2.7', created_at: '2026-11-29T08:00:00Z', last_used_at: '2026-11-29T09:00:00Z', expires_at: '2026-12-29T08:00:00Z',
})
function first<Thing>([thing]: readonly Thing[]): Thing {
  if (thing === undefined) throw new Error('There is none.')
  return thing
}
const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  await begin()
  asPerson()
})
afterEach(() => { asGuest() })

test('the overview reminds of a mail that was not followed', async () => {
  asPerson({ email_confirmed: false })
  answers('get', '/orders', { items: [], next_cursor: null })
  show(<Overview />)
  expect(await screen.findByRole('heading', { level: 1, name: 'Hello, Amira Nasser' })).toBeVisible()
  expect(screen.getByText('Confirm your e-mail')).toBeVisible()
})

test.each([['support', 1], ['admin', 1], ['customer', 0]] as const)('%s finds %i way to the desk', async (role, ways) => {
  asPerson({ role })
  answers('get', '/orders', { items: [], next_cursor: null })
  show(<Overview />)
  await screen.findByRole('heading', { level: 1 })
  expect(screen.queryAllByRole('link', { name: 'Go to the staff’s desk' })).toHaveLength(ways)
})

test('signing out leads home, and nobody is signed in any more', async () => {
  answers('get', '/orders', { items: [], next_cursor: null })
  answers('post', '/auth/logout', undefined)
  const { user, location } = show(<Overview />, { path: '/account', at: '/account' })
  await user.click(first(screen.getAllByRole('button', { name: 'Sign out' })))
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/')
  await vi.waitFor(() => { expect(person()).toBeUndefined() })
})

test('signing out that fails says so, and the person stays', async () => {
  answers('get', '/orders', { items: [], next_cursor: null })
  refuses('post', '/auth/logout', 403, 'foreign_origin')
  const { user } = show(<><Overview /><Toaster /></>)
  await user.click(first(screen.getAllByRole('button', { name: 'Sign out' })))
  expect(await screen.findByText(/This page was opened from another place/)).toBeVisible()
  expect(person()).toBeDefined()
})

test('an address is added as services take it', async () => {
  answers('get', '/auth/me/addresses', { items: [], next_cursor: null })
  const added = asked(anAddress('a1', '1 Main Street', true))
  answers('post', '/auth/me/addresses', added, 201)
  const { user } = show(<Addresses />)
  await user.click(await screen.findByRole('button', { name: 'Add an address' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Add an address' }))
  expect(await dialog.findByRole('textbox', { name: 'Full name' })).toHaveValue('Amira Nasser')
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Country' }), 'IE')
  await user.type(dialog.getByRole('textbox', { name: 'Street and house number' }), '1 Main Street')
  await user.type(dialog.getByRole('textbox', { name: 'Town or city' }), 'Dublin')
  answers('get', '/auth/me/addresses', { items: [anAddress('a1', '1 Main Street', true)], next_cursor: null })
  await user.click(dialog.getByRole('button', { name: 'Save address' }))
  expect(await screen.findByText('Your default address')).toBeVisible()
  expect(added.mock.calls[0]?.[0].body).toEqual({ address: anAddress('a1', '1 Main Street').address, is_default: false })
})

test.each([
  [409, 'too_many_addresses', 'Your address book is full. Remove an address first.'],
  [404, 'user_not_found', 'This account is not there any more.'],
] as const)('adding an address: %i %s in words', async (status, code, words) => {
  answers('get', '/auth/me/addresses', { items: [anAddress('a1', '1 Main Street', true)], next_cursor: null })
  refuses('post', '/auth/me/addresses', status, code as never)
  refuses('put', '/auth/me/addresses/{address_id}', status as 404, code as never)
  const { user } = show(<Addresses />)
  await user.click(await screen.findByRole('button', { name: 'Change the address 1 Main Street' }))
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Country' }), 'IE') // happy-dom forgets what is chosen
  await user.click(screen.getByRole('button', { name: 'Save address' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('what the service refuses of an address stands at its field', async () => {
  answers('get', '/auth/me/addresses', { items: [anAddress('a1', '1 Main Street', true)], next_cursor: null })
  refuses('put', '/auth/me/addresses/{address_id}', 422, 'validation_failed', { errors: [{ field: 'body.address.phone', code: 'phone_invalid' }] })
  const { user } = show(<Addresses />)
  await user.click(await screen.findByRole('button', { name: 'Change the address 1 Main Street' }))
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Country' }), 'IE') // happy-dom forgets what is chosen
  await user.click(screen.getByRole('button', { name: 'Save address' }))
  expect(await screen.findByRole('link', { name: /Enter a phone number/ })).toBeVisible()
})

test('an address that was removed comes back by undo; another can be the default', async () => {
  answers('get', '/auth/me/addresses', { items: [anAddress('a1', '1 Main Street', true), anAddress('a2', '2 Side Street')], next_cursor: null })
  answers('delete', '/auth/me/addresses/{address_id}', undefined)
  const again = asked(anAddress('a3', '2 Side Street'))
  answers('post', '/auth/me/addresses', again, 201)
  const made = asked(anAddress('a2', '2 Side Street', true))
  answers('put', '/auth/me/addresses/{address_id}', made)
  const { user } = show(<><Addresses /><Toaster /></>)
  await user.click(await screen.findByRole('button', { name: 'Make default: the address 2 Side Street' }))
  await vi.waitFor(() => { expect(made.mock.calls[0]?.[0].body).toMatchObject({ is_default: true }) })
  await user.click(screen.getByRole('button', { name: 'Remove the address 2 Side Street' }))
  expect(await screen.findByText('Address removed')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await vi.waitFor(() => { expect(again.mock.calls[0]?.[0].body).toMatchObject({ address: { line1: '2 Side Street' }, is_default: false }) })
})

test('devices: this one is marked and stands first; others can be signed out', async () => {
  answers('get', '/auth/sessions', {
    items: [
      aSession('s2', false, 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604.1'),
      aSession('s1', true, 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0'),
      aSession('s3', false, 'curl/9'),
    ],
    next_cursor: null,
  })
  const ended = vi.fn<(of: Asked) => undefined>(() => undefined)
  answers('delete', '/auth/sessions/{session_id}', ended, 204)
  const { user } = show(<Sessions />)
  const rows = await screen.findAllByRole('listitem')
  expect(rows.map((row) => row.querySelector('bdi')?.textContent)).toEqual(['Firefox on Linux', 'Safari on iPhone', 'Unknown device'])
  expect(within(first(rows)).getByText('This device')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Sign out Safari on iPhone' }))
  await vi.waitFor(() => { expect(ended.mock.calls.map(([of]) => of.params.session_id)).toEqual(['s2']) })
  await user.click(screen.getByRole('button', { name: 'Sign out all other devices' }))
  await vi.waitFor(() => { expect(ended.mock.calls.map(([of]) => of.params.session_id)).toEqual(['s2', 's2', 's3']) })
})

test('a device that was signed out already is no fault', async () => {
  answers('get', '/auth/sessions', { items: [aSession('s2', false, 'curl/9')], next_cursor: null })
  refuses('delete', '/auth/sessions/{session_id}', 404, 'session_not_found')
  const { user } = show(<><Sessions /><Toaster /></>)
  await user.click(await screen.findByRole('button', { name: 'Sign out Unknown device' }))
  expect(await screen.findByText('The device is signed out')).toBeVisible()
})

test('a new name and language are told to the account, and to this browser', async () => {
  const changed = asked(aUser({ name: 'Amira N.', locale: 'ar' }))
  answers('patch', '/auth/me', changed)
  const { user } = show(<Profile />)
  await screen.findByRole('option', { name: 'العربية' })
  await user.clear(screen.getByRole('textbox', { name: /^Name/ }))
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'Amira N.')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language of our mails' }), 'ar')
  await user.click(screen.getByRole('button', { name: 'Save profile' }))
  await vi.waitFor(() => { expect(person()?.name).toBe('Amira N.') })
  expect(changed.mock.calls[0]?.[0].body).toEqual({ name: 'Amira N.', locale: 'ar' })
})

test('a profile of an account that is gone says so', async () => {
  refuses('patch', '/auth/me', 404, 'user_not_found')
  const { user } = show(<Profile />)
  await user.click(screen.getByRole('button', { name: 'Save profile' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('This account is not there any more.')
})

test.each([
  [422, 'wrong_password', 'Your present password is another one. Check it and try again.'],
  [422, 'password_too_common', 'This password is one of the first that others would try. Choose another one.'],
  [429, 'too_many_attempts', 'Too many wrong passwords. Wait a little, or choose a new password by mail.'],
  [403, 'forbidden', 'Your account may not do this.'],
] as const)('a new password: %i %s in words', async (status, code, words) => {
  refuses('post', '/auth/change-password', status, code as never)
  const { user } = show(<Profile />)
  await user.type(screen.getByLabelText('Present password'), 'souk-demo-2026')
  await user.type(screen.getByLabelText('New password'), 'lantern-orchard')
  await user.click(screen.getByRole('button', { name: 'Change password' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

async function leave(email = 'amira@souk.test') {
  const shown = show(<Profile />, { path: '/account/profile', at: '/account/profile' })
  await shown.user.click(screen.getByRole('button', { name: 'Delete my account' }))
  await shown.user.type(await screen.findByLabelText('Your e-mail, to be sure'), email)
  await shown.user.type(screen.getByLabelText('Password', { selector: 'input' }), 'souk-demo-2026')
  await shown.user.click(screen.getByRole('button', { name: 'Delete my account for good' }))
  return shown
}

test('leaving for good leads home, signed out', async () => {
  const left = vi.fn<(of: Asked) => undefined>(() => undefined)
  answers('delete', '/auth/me', left, 204)
  const { location } = await leave('Amira@souk.test')
  await screen.findByText('Elsewhere')
  expect(location()).toBe('/')
  expect(left.mock.calls[0]?.[0].body).toEqual({ password: 'souk-demo-2026' })
  await vi.waitFor(() => { expect(person()).toBeUndefined() })
})

test('leaving asks for the e-mail as it is', async () => {
  await leave('jonas@souk.test')
  expect(await screen.findByText('Type the e-mail as it stands above')).toBeVisible()
  expect(person()).toBeDefined()
})

test.each([
  [422, 'wrong_password', 'This is not your password. Check it and try again; nothing was deleted.'],
  [409, 'last_admin', 'You are the last one who runs this shop. Make somebody else an administrator first.'],
  [429, 'too_many_attempts', 'Too many wrong passwords. Wait a little, or choose a new password by mail.'],
  [404, 'user_not_found', 'This account is not there any more.'],
] as const)('leaving: %i %s in words', async (status, code, words) => {
  refuses('delete', '/auth/me', status, code as never)
  await leave()
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('the account’s data can be taken along', async () => {
  answers('get', '/auth/me/export', { user: aUser(), addresses: [], sessions: [], second_factor: null, audit: [] })
  const url = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  const { user } = show(<Profile />)
  await user.click(screen.getByRole('button', { name: 'Download my data' }))
  await vi.waitFor(() => { expect(url).toHaveBeenCalledOnce() })
  const file = url.mock.calls[0]?.[0] as File
  expect(file.name).toMatch(/^souk-\d{4}-\d\d-\d\d\.json$/)
  expect(JSON.parse(await file.text())).toMatchObject({ user: { email: 'amira@souk.test' } })
})

test('data that cannot be taken along says why', async () => {
  refuses('get', '/auth/me/export', 404, 'user_not_found')
  const { user } = show(<Profile />)
  await user.click(screen.getByRole('button', { name: 'Download my data' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('This account is not there any more.')
})
