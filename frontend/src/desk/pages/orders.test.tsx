import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aStaffOrder, anAttention, aRefund, aSummary } from '@/desk/features/orders/api/orders.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { saying } from '@/testing/render'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as OrderPage } from './order'
import { Component as Orders } from './orders'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const page = (items: ReturnType<typeof aSummary>[], next_cursor: string | null = null) => ({ items, next_cursor })
const showOrder = () => showScreen(<OrderPage />, { path: '/admin/orders/:orderId', at: '/admin/orders/order-1' })

beforeEach(async () => {
  await asStaff('support')
  refuses('get', '/orders/{order_id}/events', 404, 'order_not_found') // the stream is not what is tested here
})
afterEach(() => { asGuest() })

test('orders are found by number or e-mail, and by their states', async () => {
  const list = asked(page([aSummary()]))
  answers('get', '/orders/all', list)
  const { user, location } = showScreen(<Orders />, { path: '/admin/orders', at: '/admin/orders' })
  const row = await screen.findByRole('row', { name: /S-4711/ })
  expect(within(row).getByRole('link', { name: 'S-4711' })).toHaveAttribute('href', '/admin/orders/order-1')
  expect(within(row).getByText('amira@souk.test')).toBeVisible()
  expect(within(row).getByText('To be packed')).toBeVisible()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'on_hold')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Payment' }), 'paid')
  await user.type(screen.getByRole('searchbox'), 'amira@souk.test{Enter}')
  expect(location()).toBe('/admin/orders?payment_status=paid&q=amira%40souk.test&status=on_hold')
  await vi.waitFor(() => {
    expect(Object.fromEntries(list.mock.lastCall?.[0].url.searchParams ?? [])).toEqual({ limit: '50', payment_status: 'paid', q: 'amira@souk.test', status: 'on_hold' })
  })
})

test('an order that is over has no parcel to pack', async () => {
  answers('get', '/orders/all', page([aSummary({ status: 'expired', payment_status: 'unpaid' })]))
  showScreen(<Orders />)
  expect(await screen.findByText('Not paid in time', { selector: 'td *' })).toBeVisible()
  expect(screen.queryByText('To be packed')).toBeNull()
})

test('an order says what is in it, what it adds up to and what has happened, by whom', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({
    payment_status: 'partially_refunded', refunded: euros(4.9), refunds: [aRefund()],
    history: [
      { action: 'refund_requested', actor: 'staff-1', occurred_at: '2026-11-28T12:00:00Z', reason: '€4.90: Late parcel' },
      { action: 'attention_resolved:close', actor: 'staff-2', occurred_at: '2026-11-28T13:00:00Z', reason: 'Paid back in cash' },
    ],
  }))
  showOrder()
  expect(await screen.findByRole('heading', { level: 1, name: 'Order S-4711' })).toBeInTheDocument()
  const amounts = screen.getAllByRole('definition').map((each) => each.textContent)
  expect(amounts.slice(0, 7)).toEqual(['€24.00', '€4.90', '€28.90', '€4.61', '€28.90', '-€4.90', '€24.00'])
  const history = within(screen.getByRole('list', { name: 'What has happened to this order' }))
  expect(history.getAllByRole('listitem').map((each) => each.querySelector('.font-semibold')?.textContent)).toEqual([
    'Ended: the money went back another way', 'Refund of €4.90: arrived', 'Paid €28.90', 'Ordered',
  ])
  expect(history.getByText(/a colleague/)).toBeVisible()
  expect(history.getByText(saying('you'))).toBeVisible()
  expect(screen.getByRole('link', { name: 'All their orders' })).toHaveAttribute('href', '/admin/orders?q=amira%40souk.test')
  expect(screen.getByRole('link', { name: 'Their account' })).toHaveAttribute('href', '/admin/people?email=amira%40souk.test')
})

test('a part is given back; the last button names the amount, the sentence the order', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({ refunded: euros(4.9), refunds: [aRefund()] }))
  const after = aStaffOrder({ refunded: euros(4.9), refunds: [aRefund(), aRefund({ id: 'refund-2', amount: euros(12), status: 'requested' })] })
  const refunded = asked(after)
  answers('post', '/orders/{order_id}/refund', refunded, 202)
  const { user } = showOrder()
  await user.click(await screen.findByRole('button', { name: 'Refund' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Refund order S-4711' }))
  expect(dialog.getByRole('button', { name: 'Refund €24.00' })).toBeVisible()
  await user.click(dialog.getByRole('radio', { name: 'A part of it' }))
  const amount = dialog.getByRole('textbox', { name: 'Amount in EUR' })
  await user.clear(amount)
  await user.type(amount, '30')
  await user.click(dialog.getByRole('button', { name: 'Refund €30.00' }))
  expect(dialog.getByText('At most €24.00 is left')).toBeVisible()
  expect(dialog.getByText('Say why the money goes back')).toBeVisible()
  expect(refunded).not.toHaveBeenCalled()
  await user.clear(amount)
  await user.type(amount, '12,00')
  await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'One mug broke')
  expect(dialog.getByText(saying('€12.00 goes back to the card that paid order S-4711; €12.00 stays.'))).toBeVisible()
  answers('get', '/orders/{order_id}', after)
  await user.click(dialog.getByRole('button', { name: 'Refund €12.00' }))
  expect(await screen.findByText('€12.00 of order S-4711 goes back')).toBeVisible()
  expect(refunded.mock.calls[0]?.[0].body).toEqual({ amount: euros(12), reason: 'One mug broke' })
  expect(refunded.mock.calls[0]?.[0].headers.get('Idempotency-Key')).toMatch(/^[\da-f-]{36}$/)
  expect(await screen.findByText('A refund is under way')).toBeVisible()
})

test('all that is left is one click and a reason', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder())
  const refunded = asked(aStaffOrder())
  answers('post', '/orders/{order_id}/refund', refunded, 202)
  const { user } = showOrder()
  await user.click(await screen.findByRole('button', { name: 'Refund' }))
  await user.type(screen.getByRole('textbox', { name: /^Reason/ }), 'Sent back{Enter}')
  await vi.waitFor(() => { expect(refunded.mock.calls[0]?.[0].body).toEqual({ reason: 'Sent back' }) })
})

test.each([
  [404, 'order_not_found', 'This order is not there any more.'],
  [409, 'order_not_refundable', 'Nothing of this order can be given back: it is not paid, or all of it has gone back.'],
  [409, 'refund_in_progress', 'A refund of this order is under way. Wait until it has ended.'],
  [422, 'invalid_refund', 'That is more than is left of this order. Look at its totals and try again.'],
] as const)('a refund: %i %s in words', async (status, code, words) => {
  answers('get', '/orders/{order_id}', aStaffOrder())
  refuses('post', '/orders/{order_id}/refund', status, code as never)
  const { user } = showOrder()
  await user.click(await screen.findByRole('button', { name: 'Refund' }))
  await user.type(screen.getByRole('textbox', { name: /^Reason/ }), 'Sent back{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('nothing to give back, no button: unpaid, or given back already', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({ payment_status: 'unpaid', captured: null, paid_at: null }))
  showOrder()
  await screen.findByRole('heading', { level: 1, name: 'Order S-4711' })
  expect(screen.queryByRole('button', { name: 'Refund' })).toBeNull()
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
