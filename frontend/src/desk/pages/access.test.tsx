import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as PersonPage } from './person'

const person = {
  id: 'u1', role: 'support', status: 'active' as const, version: 4, email: 'tom@souk.test', email_confirmed: true, name: 'Tom', locale: 'en', created_at: '2026-01-02T03:04:05Z',
}
const session = (id: string) => ({
  id, created_at: '2026-11-01T10:00:00Z', last_used_at: '2026-11-02T10:00:00Z', expires_at: '2026-12-01T10:00:00Z', ip_address: '192.0.2.7', current: false,
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
})
const factor = { enrolled_at: '2026-11-01T10:00:00Z', recovery_codes_left: 7, demanded: true, exempt: false }
const ended = () => vi.fn<(of: Asked) => undefined>(() => undefined)
const show = (id = 'u1') => showScreen(<PersonPage />, { path: '/admin/people/:userId', at: `/admin/people/${id}` })

beforeEach(async () => {
  await asStaff()
  answers('get', '/auth/users/{user_id}', person)
  answers('get', '/auth/users/{user_id}/sessions', { items: [session('s1'), session('s2')], next_cursor: null })
  answers('get', '/auth/users/{user_id}/second-factor', factor)
})
afterEach(() => { asGuest() })

test('somebody is signed out everywhere after a question that names them and the count', async () => {
  const end = ended()
  answers('delete', '/auth/users/{user_id}/sessions', end)
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Sign tom@souk.test out on 2 devices?' }))
  answers('get', '/auth/users/{user_id}/sessions', { items: [], next_cursor: null })
  await user.click(dialog.getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText('tom@souk.test is signed out everywhere')).toBeVisible()
  expect(await screen.findByText('Nowhere.')).toBeVisible()
  expect(end).toHaveBeenCalledOnce()
})

test('somebody is signed out on one device; one that is out already is no error', async () => {
  refuses('delete', '/auth/users/{user_id}/sessions/{session_id}', 404, 'session_not_found')
  const { user } = show()
  const [button] = await screen.findAllByRole('button', { name: 'Sign out on Chrome, Linux' })
  if (button) await user.click(button)
  await user.click(within(screen.getByRole('dialog', { name: 'Sign tom@souk.test out on this device?' })).getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByText('tom@souk.test is signed out there')).toBeVisible()
})

test('who may do more is not signed out, in words', async () => {
  refuses('delete', '/auth/users/{user_id}/sessions', 403, 'permission_not_held')
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Sign out everywhere' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign out' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('This person may do more than you.')
})

test('a second factor is reset after a question that names the person', async () => {
  const end = ended()
  answers('delete', '/auth/users/{user_id}/second-factor', end)
  const { user } = show()
  const panel = within(await screen.findByRole('region', { name: 'Second factor' }))
  expect(await panel.findByText('7')).toBeVisible()
  await user.click(panel.getByRole('button', { name: 'Reset' }))
  answers('get', '/auth/users/{user_id}/second-factor', { ...factor, enrolled_at: null, recovery_codes_left: 0 })
  await user.click(within(screen.getByRole('dialog', { name: /^Reset the second factor of tom@souk.test/ })).getByRole('button', { name: 'Reset' }))
  expect(await screen.findByText('The second factor of tom@souk.test is reset')).toBeVisible()
  expect(await panel.findByText('Set up at the next sign-in')).toBeVisible()
  expect(end).toHaveBeenCalledOnce()
})

test('one’s own is not reset here; support sees neither', async () => {
  answers('get', '/auth/users/{user_id}', { ...person, id: 'staff-1' })
  const { unmount } = show('staff-1')
  expect(await screen.findByText(/It is your own/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Reset' })).toBeNull()
  unmount()
  await asStaff('support')
  show()
  await screen.findByRole('region', { name: 'Account' })
  expect(screen.queryByRole('region', { name: 'Signed in on' })).toBeNull()
  expect(screen.queryByRole('region', { name: 'Second factor' })).toBeNull()
})
