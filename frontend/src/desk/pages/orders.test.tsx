import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aStaffOrder, anAttention, anEntry, aSummary } from '@/desk/features/orders/api/orders.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Attention } from './attention'
import { Component as Home } from './home'
import { Component as OrderPage } from './order'
import { Component as Orders } from './orders'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const page = (items: ReturnType<typeof aSummary>[], next_cursor: string | null = null) => ({ items, next_cursor })
const showOrder = () => showScreen(<OrderPage />, { path: '/admin/orders/:orderId', at: '/admin/orders/order-1' })

beforeEach(async () => {
  await asStaff('support')
  refuses('get', '/orders/{order_id}/events', 404, 'order_not_found') // the stream is not what is tested here
  answers('get', '/orders/all', page([])) // the customer's other orders
})
afterEach(() => { asGuest() })

test('an order that is over has no parcel to pack', async () => {
  answers('get', '/orders/all', page([aSummary({ status: 'expired', payment_status: 'unpaid' })]))
  showScreen(<Orders />)
  expect(await screen.findByText('Not paid in time', { selector: 'td *' })).toBeVisible()
  expect(screen.queryByText('To be packed')).toBeNull()
})

test('an order that is not there says so, and leads to the list', async () => {
  refuses('get', '/orders/{order_id}', 404, 'order_not_found')
  showOrder()
  expect(await screen.findByText('There is no such order')).toBeVisible()
  expect(screen.getByRole('link', { name: 'See all orders' })).toHaveAttribute('href', '/admin/orders')
})

test('what waits for a person is ended from the list, on the version that was seen', async () => {
  answers('get', '/orders/attention', { items: [anEntry()], next_cursor: null })
  const ended = asked(aStaffOrder({ status: 'cancelling' }))
  answers('post', '/orders/{order_id}/attention/resolve', ended, 202)
  const { user } = showScreen(<Attention />)
  await user.click(await screen.findByRole('button', { name: 'End what waits at order S-4711' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'End what waits at order S-4711' }))
  expect(dialog.getByText(/The customer paid another amount/)).toBeVisible()
  await user.click(dialog.getByRole('radio', { name: /It went back another way/ }))
  await user.type(dialog.getByRole('textbox', { name: /^Note/ }), 'In cash')
  answers('get', '/orders/attention', { items: [], next_cursor: null })
  await user.click(dialog.getByRole('button', { name: 'Close without a refund' }))
  expect(await screen.findByText('Nothing needs you')).toBeVisible()
  expect(ended.mock.calls[0]?.[0].body).toEqual({ resolution: 'close', note: 'In cash' })
  expect(ended.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"3"')
})

test('who was slower sees what was and what is now, and may end it all the same', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({ status: 'on_hold', attention: anAttention() }))
  refuses('post', '/orders/{order_id}/attention/resolve', 412, 'precondition_failed')
  const { user } = showOrder()
  await user.click(await screen.findByRole('button', { name: 'End what waits at order S-4711' }))
  answers('get', '/orders/{order_id}', aStaffOrder({ status: 'cancelling', attention: anAttention({ kind: 'refund_failed' }), version: 5 }))
  await user.click(screen.getByRole('button', { name: 'Give it back' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  expect(within(dialog.getByRole('row', { name: /^Order/ })).getAllByRole('cell').map((each) => each.textContent)).toEqual(['On hold', '–', 'Being cancelled'])
  const ended = asked(aStaffOrder())
  answers('post', '/orders/{order_id}/attention/resolve', ended, 202)
  await user.click(dialog.getByRole('button', { name: 'End it all the same' }))
  await vi.waitFor(() => { expect(ended.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"5"') })
})

test.each([
  [404, 'order_not_found', 'This order is not there any more.'],
  [409, 'nothing_to_resolve', 'Nothing of this order waits any more: somebody has ended it.'],
  [409, 'refund_in_progress', 'The provider has not decided about a refund of this order yet: it may still go through.'],
  [428, 'precondition_required', 'This page is out of date. Load it again.'],
] as const)('ending what waits: %i %s in words', async (status, code, words) => {
  answers('get', '/orders/attention', { items: [anEntry()], next_cursor: null })
  refuses('post', '/orders/{order_id}/attention/resolve', status, code as never)
  const { user } = showScreen(<Attention />)
  await user.click(await screen.findByRole('button', { name: 'End what waits at order S-4711' }))
  await user.click(await screen.findByRole('button', { name: 'Give it back' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('the desk begins with what needs somebody and the latest orders, each the way to its list', async () => {
  answers('get', '/orders/attention', { items: [anEntry()], next_cursor: null })
  answers('get', '/orders/all', page([aSummary({ number: 'S-4712' })]))
  showScreen(<Home />)
  expect(await screen.findByRole('link', { name: /^1\s*order waits for a person$/ })).toHaveAttribute('href', '/admin/attention')
  expect(await screen.findByRole('link', { name: 'S-4712' })).toHaveAttribute('href', '/admin/orders/order-1')
  expect(screen.getByRole('link', { name: 'All orders' })).toHaveAttribute('href', '/admin/orders')
})
