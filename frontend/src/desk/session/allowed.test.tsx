import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { begin } from '@/api/token'
import { aShop } from '@/testing/builders'
import { HELD } from '@/desk/testing'
import { asGuest, asPerson, aUser } from '@/testing/people'
import { show } from '@/testing/render'
import { answers, refuses } from '@/testing/server'

import { Allowed, Staff } from './allowed'
import { may } from './may'

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  await begin()
})
afterEach(() => { asGuest() })

const desk = <Staff><Allowed takes="ledger.read"><p>The books</p></Allowed></Staff>

test('a guest signs in, and comes back to this very place', () => {
  const { location } = show(desk, { path: '/admin/*', at: '/admin/orders?status=confirmed' })
  expect(location()).toBe(`/sign-in?to=${encodeURIComponent('/admin/orders?status=confirmed')}`)
})

test('a customer reads that this is the staff’s, and which account is signed in', () => {
  asPerson()
  show(desk)
  expect(screen.getByRole('heading', { level: 1, name: 'This is the staff’s desk' })).toBeInTheDocument()
  expect(screen.getByText(/amira@souk\.test/)).toBeVisible()
  expect(screen.queryByText('The books')).toBeNull()
})

test('support reads which permission is missing', async () => {
  asPerson({ role: 'support' })
  answers('get', '/auth/me', { ...aUser({ role: 'support' }), permissions: HELD.support })
  show(desk)
  expect(await screen.findByText('ledger.read')).toBeVisible()
  expect(screen.getByText(/Read the books/)).toBeVisible()
  expect(screen.queryByText('The books')).toBeNull()
})

test('a role that the shop has made is staff, and may what it holds', async () => {
  asPerson({ role: 'bookkeeper' })
  answers('get', '/auth/me', { ...aUser({ role: 'bookkeeper' }), permissions: ['ledger.read'] })
  show(desk)
  expect(await screen.findByText('The books')).toBeVisible()
  expect(may('ledger.read')).toBe(true)
  expect(may('orders.read')).toBe(false)
})

test('where it cannot be read what one may do, the desk says so, and tries again', async () => {
  asPerson({ role: 'admin' })
  refuses('get', '/auth/me', 503, 'database_unavailable')
  const { user } = show(desk)
  const again = await screen.findByRole('button', { name: 'Try again' })
  answers('get', '/auth/me', { ...aUser({ role: 'admin' }), permissions: HELD.admin })
  await user.click(again)
  expect(await screen.findByText('The books')).toBeVisible()
})
