import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aStaffOrder, anAttention, aSummary } from '@/desk/features/orders/api/orders.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

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
