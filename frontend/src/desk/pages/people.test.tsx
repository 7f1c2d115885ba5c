import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { Person } from '@/desk/features/people/api/read-people'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Audit } from './audit'
import { Component as PeoplePage } from './people'
import { Component as PersonPage } from './person'

const aPerson = (over: Partial<Person> = {}): Person => ({
  id: 'u1', role: 'customer', status: 'active', version: 4, email: 'amira@souk.test', email_confirmed: true, name: 'Amira Nasser', locale: 'en',
  created_at: '2026-01-02T03:04:05Z', ...over,
})
const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const showPerson = (at = '/admin/people/u1') => showScreen(<PersonPage />, { path: '/admin/people/:userId', at })

beforeEach(async () => {
  await asStaff()
  answers('get', '/auth/users/{user_id}/sessions', { items: [], next_cursor: null })
  answers('get', '/auth/users/{user_id}/second-factor', { enrolled_at: null, recovery_codes_left: 0, demanded: false, exempt: true })
})
afterEach(() => { asGuest() })

test('people are found by a part of the e-mail and by role', async () => {
  const list = asked({ items: [aPerson()], next_cursor: null })
  answers('get', '/auth/users', list)
  const { user } = showScreen(<PeoplePage />)
  expect(await screen.findByRole('link', { name: 'amira@souk.test' })).toHaveAttribute('href', '/admin/people/u1')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Role' }), 'support')
  await user.type(screen.getByRole('searchbox', { name: 'E-mail' }), 'souk{Enter}')
  await vi.waitFor(() => {
    expect(Object.fromEntries(list.mock.lastCall?.[0].url.searchParams ?? [])).toEqual({ email: 'souk', limit: '50', role: 'support' })
  })
})

test('e in the list opens the change at once', async () => {
  answers('get', '/auth/users', { items: [aPerson()], next_cursor: null })
  const { user, location } = showScreen(<PeoplePage />, { path: '/admin/people', at: '/admin/people' })
  await screen.findByRole('link', { name: 'amira@souk.test' })
  await user.keyboard('je')
  expect(location()).toBe('/admin/people/u1?change')
})

test('a role is changed on the version that was seen; only what is different is sent', async () => {
  answers('get', '/auth/users/{user_id}', aPerson())
  const changed = asked(aPerson({ role: 'support', version: 5 }))
  answers('patch', '/auth/users/{user_id}', changed)
  const { user } = showPerson('/admin/people/u1?change')
  const dialog = within(await screen.findByRole('dialog', { name: 'Change the account of amira@souk.test' }))
  expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await user.click(await dialog.findByRole('radio', { name: /^Support/ }))
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('The account of amira@souk.test is changed')).toBeVisible()
  expect(changed.mock.calls[0]?.[0].body).toEqual({ role: 'support' })
  expect(changed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"4"')
})

test('closing an account says so on the button', async () => {
  answers('get', '/auth/users/{user_id}', aPerson())
  const changed = asked(aPerson({ status: 'deactivated', version: 5 }))
  answers('patch', '/auth/users/{user_id}', changed)
  const { user } = showPerson()
  await user.click(await screen.findByRole('button', { name: 'Change' }))
  await user.click(screen.getByRole('radio', { name: /^Closed/ }))
  await user.click(screen.getByRole('button', { name: 'Close this account' }))
  await vi.waitFor(() => { expect(changed.mock.calls[0]?.[0].body).toEqual({ status: 'deactivated' }) })
})

test('who was slower chooses field by field, and saves on what is there now', async () => {
  answers('get', '/auth/users/{user_id}', aPerson())
  refuses('patch', '/auth/users/{user_id}', 412, 'precondition_failed')
  const { user } = showPerson()
  await user.click(await screen.findByRole('button', { name: 'Change' }))
  await user.click(await screen.findByRole('radio', { name: /^Support/ }))
  await user.click(screen.getByRole('radio', { name: /^Closed/ }))
  answers('get', '/auth/users/{user_id}', aPerson({ role: 'admin', version: 9 }))
  await user.click(screen.getByRole('button', { name: 'Close this account' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  const cells = (name: RegExp) => within(dialog.getByRole('row', { name })).getAllByRole('cell').map((each) => each.textContent)
  expect(cells(/^Role/)).toEqual(['Customer', 'Support', 'Admin'])
  expect(cells(/^Account/)).toEqual(['Active', 'Closed', 'Active'])
  await user.click(dialog.getByRole('radio', { name: 'Admin' }))
  const changed = asked(aPerson({ role: 'admin', status: 'deactivated', version: 10 }))
  answers('patch', '/auth/users/{user_id}', changed)
  await user.click(dialog.getByRole('button', { name: 'Save again' }))
  await vi.waitFor(() => { expect(changed.mock.calls[0]?.[0].body).toEqual({ status: 'deactivated' }) })
  expect(changed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"9"')
})

test('what was left alone stays as the other one made it', async () => {
  answers('get', '/auth/users/{user_id}', aPerson())
  refuses('patch', '/auth/users/{user_id}', 412, 'precondition_failed')
  const { user } = showPerson()
  await user.click(await screen.findByRole('button', { name: 'Change' }))
  await user.click(screen.getByRole('radio', { name: /^Closed/ }))
  answers('get', '/auth/users/{user_id}', aPerson({ role: 'support', version: 9 }))
  await user.click(screen.getByRole('button', { name: 'Close this account' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  expect(within(dialog.getByRole('row', { name: /^Role/ })).getAllByRole('cell').map((each) => each.textContent)).toEqual(['Customer', '–', 'Support'])
  const changed = asked(aPerson({ role: 'support', status: 'deactivated', version: 10 }))
  answers('patch', '/auth/users/{user_id}', changed)
  await user.click(dialog.getByRole('button', { name: 'Save again' }))
  await vi.waitFor(() => { expect(changed.mock.calls[0]?.[0].body).toEqual({ status: 'deactivated' }) })
})

test.each([
  [404, 'user_not_found', 'This account is not there any more.'],
  [409, 'last_admin', 'This is the last active account that may change people: somebody has to stay one.'],
  [428, 'precondition_required', 'This page is out of date. Load it again.'],
] as const)('a change: %i %s in words', async (status, code, words) => {
  answers('get', '/auth/users/{user_id}', aPerson({ role: 'admin' }))
  refuses('patch', '/auth/users/{user_id}', status, code as never)
  const { user } = showPerson()
  await user.click(await screen.findByRole('button', { name: 'Change' }))
  await user.click(await screen.findByRole('radio', { name: /^Customer/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('changing oneself is warned of; who was deleted is not changed', async () => {
  answers('get', '/auth/users/{user_id}', aPerson({ id: 'staff-1', email: 'sam@souk.test', role: 'admin' }))
  const { user, unmount } = showPerson('/admin/people/staff-1')
  await user.click(await screen.findByRole('button', { name: 'Change' }))
  expect(screen.getByText(/This is your own account/)).toBeVisible()
  unmount()
  answers('get', '/auth/users/{user_id}', aPerson({ id: 'u2', status: 'deleted', email: null, name: '' }))
  showPerson('/admin/people/u2')
  expect(await screen.findByText('Deleted')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Change' })).toBeNull()
})

const ID = '01976b00-0000-7000-8000-00000000c002'
const anAct = { id: 'x1', action: 'standing_changed', actor_id: 'staff-1', subject_id: ID, occurred_at: '2026-11-28T10:00:00Z', ip_address: '192.0.2.7', request_id: null, details: { role: 'support' } }

test('the audit trail says who did what, of one account by its id', async () => {
  const trail = asked({ items: [anAct, { ...anAct, id: 'x2', action: 'newer_than_this_page', actor_id: null }], next_cursor: null })
  answers('get', '/auth/audit', trail)
  const { user } = showScreen(<Audit />)
  const row = within(await screen.findByRole('row', { name: /Role or standing changed/ }))
  expect(row.getByText('you')).toBeVisible()
  expect(row.getByText('role: support')).toBeVisible()
  expect(screen.getByText('newer_than_this_page')).toBeVisible()
  expect(screen.getByText('nobody known')).toBeVisible()
  await user.type(screen.getByRole('searchbox', { name: 'Whose account' }), `${ID}{Enter}`)
  await vi.waitFor(() => { expect(trail.mock.lastCall?.[0].url.searchParams.get('subject_id')).toBe(ID) })
  await user.selectOptions(screen.getByRole('combobox', { name: 'What' }), 'A second factor was reset')
  await vi.waitFor(() => { expect(trail.mock.lastCall?.[0].url.searchParams.get('action')).toBe('second_factor_reset') })
})

test('who did it is found by e-mail, between two days', async () => {
  const trail = asked({ items: [anAct], next_cursor: null })
  answers('get', '/auth/audit', trail)
  const found = asked({ items: [aPerson({ id: ID, email: 'sam@souk.test' }), aPerson({ email: 'not-sam@souk.test' })], next_cursor: null })
  answers('get', '/auth/users', found)
  answers('get', '/auth/users/{user_id}', aPerson({ id: ID, email: 'sam@souk.test' }))
  const { user } = showScreen(<Audit />, { path: '/admin/audit', at: '/admin/audit?from=2026-11-01&to=2026-11-02' })
  await user.type(screen.getByRole('searchbox', { name: 'Who did it' }), 'sam@souk.test{Enter}')
  await vi.waitFor(() => { expect(trail.mock.lastCall?.[0].url.searchParams.get('actor_id')).toBe(ID) })
  const { searchParams } = trail.mock.lastCall?.[0].url ?? new URL('about:blank')
  const span = Date.parse(searchParams.get('to') ?? '') - Date.parse(searchParams.get('from') ?? '')
  expect(span).toBe(2 * 86_400_000)
  expect(await screen.findByDisplayValue('sam@souk.test')).toBeVisible()
})

test.each([[0, 'Nobody has this in their e-mail'], [2, 'Several accounts have this in their e-mail; type more of it']])('%i accounts with that e-mail: in words', async (count, words) => {
  answers('get', '/auth/audit', { items: [], next_cursor: null })
  answers('get', '/auth/users', { items: Array.from({ length: count }, (_, each) => aPerson({ id: `u${each}` })), next_cursor: null })
  const { user } = showScreen(<Audit />)
  await user.type(screen.getByRole('searchbox', { name: 'Whose account' }), 'souk{Enter}')
  expect(await screen.findByText(words)).toBeVisible()
})

test('what is no id is not sent, and says so', async () => {
  const trail = asked({ items: [anAct], next_cursor: null })
  answers('get', '/auth/audit', trail)
  showScreen(<Audit />, { path: '/admin/audit', at: '/admin/audit?subject_id=amira' })
  expect(await screen.findByText('That is no account’s id')).toBeVisible()
  await screen.findByRole('row', { name: /Role or standing changed/ })
  expect(trail.mock.lastCall?.[0].url.searchParams.has('subject_id')).toBe(false)
})
