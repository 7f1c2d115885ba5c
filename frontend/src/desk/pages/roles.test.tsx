import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { Role } from '@/desk/features/roles/api/roles'
import { know } from '@/desk/session/may'
import { asStaff, HELD, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as NewRolePage } from './new-role'
import { Component as RolePage } from './role'
import { Component as RolesPage } from './roles'

const aRole = (over: Partial<Role> = {}): Role => ({ name: 'warehouse', permissions: ['orders.read'], second_factor: 'required', fixed: false, version: 3, ...over })
const DECLARED = [
  { name: 'orders.read', service: 'order-service', does: 'See orders' },
  { name: 'orders.note', service: 'order-service', does: 'Write notes' },
  { name: 'parcels.pack', service: 'parcel-service', does: 'Pack parcels' },
  { name: 'people.manage', service: 'auth-service', does: 'Manage people' },
]
const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const showRole = (name = 'warehouse') => showScreen(<RolePage />, { path: '/admin/roles/:name', at: `/admin/roles/${name}` })
const READ = 'See everybody’s orders, and what waits for a person'
const NOTE = 'Write notes that only staff see'

beforeEach(async () => {
  sessionStorage.clear()
  await asStaff()
  answers('get', '/auth/permissions', { items: DECLARED, next_cursor: null })
})
afterEach(() => { asGuest() })

test('roles say who has them, how much they hold and whether they ask for a second factor', async () => {
  answers('get', '/auth/roles', { items: [{ ...aRole({ second_factor: 'optional' }), people: 2 }, { ...aRole({ name: 'admin', fixed: true }), people: 0 }], next_cursor: null })
  showScreen(<RolesPage />)
  expect(await screen.findByRole('link', { name: 'warehouse' })).toHaveAttribute('href', '/admin/roles/warehouse')
  expect(screen.getByRole('link', { name: '2 people have it' })).toHaveAttribute('href', '/admin/people?role=warehouse')
  expect(screen.getByText('Second factor optional')).toBeVisible()
  expect(screen.getByText(/Nobody has it/)).toBeVisible()
})

test('what is changed is sent on the version that was seen', async () => {
  answers('get', '/auth/roles/{name}', aRole())
  const changed = asked(aRole({ version: 4 }))
  answers('put', '/auth/roles/{name}', changed)
  const { user } = showRole()
  expect(await screen.findByRole('checkbox', { name: READ })).toBeChecked()
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  await user.click(screen.getByRole('checkbox', { name: NOTE }))
  await user.click(screen.getByRole('radio', { name: /^Optional/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('The role is changed')).toBeVisible()
  expect(changed.mock.calls[0]?.[0].body).toEqual({ permissions: ['orders.note', 'orders.read'], second_factor: 'optional' })
  expect(changed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"3"')
})

test('what one lacks cannot be given; what is newer than the page stands in English', async () => {
  know(HELD.admin.filter((each) => each !== 'orders.note'))
  answers('get', '/auth/roles/{name}', aRole())
  showRole()
  expect(await screen.findByRole('checkbox', { name: NOTE })).toBeDisabled()
  expect(screen.getAllByText(/you do not hold it yourself/)[0]).toBeVisible()
  expect(screen.getByText('Pack parcels')).toHaveAttribute('lang', 'en')
})

test('who may change people always needs the second factor: there is nothing to choose', async () => {
  answers('get', '/auth/roles/{name}', aRole({ second_factor: 'optional' }))
  const changed = asked(aRole())
  answers('put', '/auth/roles/{name}', changed)
  const { user } = showRole()
  await user.click(await screen.findByRole('checkbox', { name: /^Change what people may do/ }))
  expect(screen.queryByRole('radio', { name: /^Optional/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await vi.waitFor(() => { expect(changed.mock.calls[0]?.[0].body).toMatchObject({ second_factor: 'required' }) })
})

test('changes that are not saved survive leaving the screen', async () => {
  answers('get', '/auth/roles/{name}', aRole())
  const { user, unmount } = showRole()
  await user.click(await screen.findByRole('checkbox', { name: NOTE }))
  unmount()
  const { user: again } = showRole()
  expect(await screen.findByRole('checkbox', { name: NOTE })).toBeChecked()
  expect(screen.getByText('There are changes that are not saved yet.')).toBeVisible()
  await again.click(screen.getByRole('button', { name: 'Undo my changes' }))
  expect(screen.getByRole('checkbox', { name: NOTE })).not.toBeChecked()
})

test('who was slower chooses permission by permission', async () => {
  answers('get', '/auth/roles/{name}', aRole())
  refuses('put', '/auth/roles/{name}', 412, 'precondition_failed')
  const { user } = showRole()
  await user.click(await screen.findByRole('checkbox', { name: NOTE }))
  answers('get', '/auth/roles/{name}', aRole({ permissions: [], second_factor: 'optional', version: 9 }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  const cells = (name: string) => within(dialog.getByRole('row', { name: new RegExp(`^${name}`) })).getAllByRole('cell').map((each) => each.textContent)
  expect(cells(NOTE)).toEqual(['No', 'Yes', 'No'])
  expect(cells('Second factor')).toEqual(['Required', '–', 'Optional'])
  const changed = asked(aRole({ version: 10 }))
  answers('put', '/auth/roles/{name}', changed)
  await user.click(dialog.getByRole('button', { name: 'Save again' }))
  await vi.waitFor(() => { expect(changed.mock.calls[0]?.[0].body).toEqual({ permissions: ['orders.note'], second_factor: 'optional' }) })
  expect(changed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"9"')
})

test('a role that people have stays, and leads to them', async () => {
  answers('get', '/auth/roles/{name}', aRole())
  refuses('delete', '/auth/roles/{name}', 409, 'role_in_use', { people: 2 })
  const { user } = showRole()
  await user.click(await screen.findByRole('button', { name: 'Remove this role' }))
  const dialog = within(screen.getByRole('dialog', { name: /^Remove the role warehouse/ }))
  await user.click(dialog.getByRole('button', { name: 'Remove' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('People have this role.')
  expect(dialog.getByRole('link', { name: 'See the 2 people who have it' })).toHaveAttribute('href', '/admin/people?role=warehouse')
})

test('admin is shown and cannot be changed', async () => {
  answers('get', '/auth/roles/{name}', aRole({ name: 'admin', fixed: true }))
  showRole('admin')
  expect(await screen.findByText(/Admin holds everything/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull()
})

test('a new role takes a good name and what it holds', async () => {
  const made = asked(aRole())
  answers('post', '/auth/roles', made, 201)
  const { user, location } = showScreen(<NewRolePage />, { path: '/admin/new-role', at: '/admin/new-role' })
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), '9')
  await user.click(screen.getByRole('button', { name: 'Make this role' }))
  expect(screen.getByText(/Begin with a letter/)).toBeVisible()
  expect(made).not.toHaveBeenCalled()
  await user.clear(screen.getByRole('textbox', { name: 'Name' }))
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Warehouse')
  await user.click(screen.getByRole('checkbox', { name: READ }))
  await user.click(screen.getByRole('button', { name: 'Make this role' }))
  await vi.waitFor(() => { expect(location()).toBe('/admin/roles') })
  expect(made.mock.calls[0]?.[0].body).toEqual({ name: 'warehouse', permissions: ['orders.read'], second_factor: 'required' })
})

test.each([
  [403, 'permission_not_held', 'This takes or gives what you may not do yourself.'],
  [409, 'last_admin', 'Nobody could change people any more: somebody active has to stay who may.'],
] as const)('a change: %i %s in words', async (status, code, words) => {
  answers('get', '/auth/roles/{name}', aRole())
  refuses('put', '/auth/roles/{name}', status, code as never)
  const { user } = showRole()
  await user.click(await screen.findByRole('checkbox', { name: NOTE }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})
