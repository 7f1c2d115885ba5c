import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { aSummary } from '@/desk/features/orders/api/orders.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { know } from '@/desk/session/may'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { answers, refuses } from '@/testing/server'

import { Component as Home } from './home'

const START = '2026-11-27T23:00:00Z'
const numbers = {
  today: { start: START, orders: 12, paid: 9, cancelled: 1, revenue: [euros(812.5)] }, unpaid: 2,
  waiting: { amount_differs: 1, refund_failed: 0, step_stuck: 0, mail_failed: 3 },
}
const quiet = { ...numbers, unpaid: 0, waiting: { amount_differs: 0, refund_failed: 0, step_stuck: 0, mail_failed: 0 } }
const money = { refunds_pending: 4, webhooks_failed: 0, webhooks_not_understood: 10_000 }

const panel = (name: string) => within(screen.getByRole('region', { name }))
const way = (of: ReturnType<typeof panel>, name: string) => of.getByRole('link', { name }).getAttribute('href')
const valueOf = (name: string) => screen.getByRole('link', { name }).closest('li')?.lastElementChild?.textContent

beforeEach(async () => {
  await asStaff('support')
  answers('get', '/orders/desk', numbers)
  answers('get', '/payments/desk', money)
  answers('get', '/products/staff', { items: [], next_cursor: null, total: 7 })
  answers('get', '/orders/all', { items: [aSummary({ number: 'S-4712' })], next_cursor: null })
})
afterEach(() => { asGuest() })

test('each number is the way to its list', async () => {
  showScreen(<Home />)
  await screen.findByText('€812.50')
  const since = `placed_from=${encodeURIComponent(START)}`
  const today = panel('Today')
  expect(today.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Orders12', `/admin/orders?${since}`], ['Paid9', `/admin/orders?paid=true&${since}`],
    ['Revenue€812.50', `/admin/orders?paid=true&${since}`], ['Cancelled1', `/admin/orders?${since}&status=cancelled`],
  ])
  const waits = panel('What waits')
  await screen.findByRole('link', { name: 'Products that run out' })
  expect(valueOf('Mails that did not go out')).toBe('3')
  expect(way(waits, 'Mails that did not go out')).toBe('/admin/attention?kind=mail_failed')
  expect(valueOf('Orders not yet paid')).toBe('2')
  expect(way(waits, 'Orders not yet paid')).toBe('/admin/orders?status=awaiting_payment')
  expect(valueOf('Webhooks not understood')).toBe('10,000+')
  expect(way(waits, 'Webhooks not understood')).toBe('/admin/webhooks?outcome=not_understood')
  expect(valueOf('Products that run out')).toBe('7')
  expect(waits.queryByText('Nothing waits.')).toBeNull()
  expect(screen.getByRole('link', { name: 'S-4712' })).toHaveAttribute('href', '/admin/orders/order-1')
})

test('a quiet day says so', async () => {
  answers('get', '/orders/desk', quiet)
  answers('get', '/payments/desk', { refunds_pending: 0, webhooks_failed: 0, webhooks_not_understood: 0 })
  answers('get', '/products/staff', { items: [], next_cursor: null, total: 0 })
  showScreen(<Home />)
  expect(await screen.findByText('Nothing waits.')).toBeVisible()
})

test('one service that is away takes none of the others’ numbers with it', async () => {
  refuses('get', '/payments/desk', 503, 'unavailable')
  const { user } = showScreen(<Home />)
  expect(await screen.findByText('What waits at payments could not be counted.')).toBeVisible()
  expect(valueOf('Mails that did not go out')).toBe('3')
  expect(screen.queryByText('Nothing waits.')).toBeNull()
  answers('get', '/payments/desk', money)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Refunds on their way' })).toBeVisible()
})

test('each panel is for those who may see what is in it', async () => {
  know(['payments.read'])
  showScreen(<Home />)
  expect(await screen.findByRole('link', { name: 'Refunds on their way' })).toBeVisible()
  expect(screen.queryByRole('region', { name: 'Today' })).toBeNull()
  expect(screen.queryByRole('region', { name: 'Latest orders' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Orders not yet paid' })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Products that run out' })).toBeNull()
})

test('what waits of other sellers is for those who manage them', async () => {
  know(['offers.manage'])
  answers('get', '/search/desk', { feeds_held: 2, offers_waiting: 31 })
  showScreen(<Home />)
  expect(await screen.findByRole('link', { name: 'Feeds that are held' })).toHaveAttribute('href', '/admin/feeds?status=held')
  expect(valueOf('Feeds that are held')).toBe('2')
  expect(way(panel('What waits'), 'Offers without a product')).toBe('/admin/matches')
  expect(valueOf('Offers without a product')).toBe('31')
})
