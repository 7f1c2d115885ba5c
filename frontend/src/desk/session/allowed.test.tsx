import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { begin } from '@/api/token'
import { aShop } from '@/testing/builders'
import { asGuest, asPerson } from '@/testing/people'
import { show } from '@/testing/render'
import { answers } from '@/testing/server'

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

test('support reads which permission is missing', () => {
  asPerson({ role: 'support' })
  show(desk)
  expect(screen.getByText('ledger.read')).toBeVisible()
  expect(screen.getByText(/Read the books/)).toBeVisible()
  expect(screen.queryByText('The books')).toBeNull()
})

test('an admin sees it', () => {
  asPerson({ role: 'admin' })
  show(desk)
  expect(screen.getByText('The books')).toBeVisible()
})

test.each([
  ['admin', ['orders.refund', 'people.manage', 'audit.read'], []],
  ['support', ['orders.read', 'orders.refund', 'payments.read'], ['people.manage', 'customers.read', 'ledger.read', 'audit.read']],
  ['customer', [], ['orders.read', 'orders.refund', 'customers.read']],
] as const)('%s may what the services let them', (role, allowed, refused) => {
  asPerson({ role })
  expect(allowed.filter((each) => !may(each))).toEqual([])
  expect(refused.filter((each) => may(each))).toEqual([])
})
