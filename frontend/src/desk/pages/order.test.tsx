import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aRefund, aStaffOrder, aSummary, anAttention } from '@/desk/features/orders/api/orders.builders'
import { know } from '@/desk/session/may'
import { asStaff, HELD, showScreen } from '@/desk/testing'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { saying } from '@/testing/render'
import { type Asked, answers, isAway, refuses } from '@/testing/server'

import { Component as OrderPage } from './order'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const showOrder = () => showScreen(<OrderPage />, { path: '/admin/orders/:orderId', at: '/admin/orders/order-1' })
const aNote = (over: object = {}) => ({ id: 'note-1', author_id: 'staff-2', text: 'Rang twice.', created_at: '2026-11-28T14:00:00Z', ...over })
const aMail = (over: object = {}) => ({
  id: 'mail-1', kind: 'order_confirmed', recipient: 'amira@souk.test', state: 'sent' as const, created_at: '2026-11-28T10:01:00Z', settled_at: '2026-11-28T10:01:05Z', error: null, ...over,
})
const colleague = (name: string) => ({
  id: 'staff-2', email: 'kim@souk.test', name, role: 'support', status: 'active' as const, email_confirmed: true, locale: null, created_at: '2026-01-01T00:00:00Z', version: 1, deletion_due_at: null,
})

beforeEach(async () => {
  await asStaff('support')
  await new Promise((done) => { setTimeout(done) }) // what was known before is forgotten by then
  refuses('get', '/orders/{order_id}/events', 404, 'order_not_found') // the stream is not what is tested here
  answers('get', '/orders/all', { items: [], next_cursor: null })
  answers('get', '/auth/users/{user_id}', colleague('Kim Berg') as never)
})
afterEach(() => { asGuest() })

test('an order says what is in it, and all columns and sums add up in view', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({
    payment_status: 'partially_refunded', refunded: euros(4.9), refunds: [aRefund({ shipping: euros(4.9) }), aRefund({ id: 'refund-2', amount: euros(12), status: 'requested', lines: [
      { variant_id: 'v-mug', quantity: 1, restock: 1, net: euros(10.08), tax: euros(1.92), gross: euros(12) },
    ] })],
  }))
  showOrder()
  expect(await screen.findByRole('heading', { level: 1, name: 'Order S-4711' })).toBeInTheDocument()
  const table = within(screen.getByRole('table', { name: 'What was ordered' }))
  const cells = (row: HTMLElement): string[] => within(row).getAllByRole('cell').map((each) => each.textContent)
  expect(cells(table.getByRole('row', { name: /^Stoneware mug/ }))).toEqual(['2', '€12.00', '€20.17', '€3.83', '€24.00'])
  expect(cells(table.getByRole('row', { name: /^Lines together/ }))).toEqual(['2', '', '€20.17', '€3.83', '€24.00'])
  expect(table.getByRole('link', { name: 'Stoneware mug' })).toHaveAttribute('href', '/admin/products/p-mug')
  expect(table.getByText('1 of 2 pieces given back')).toBeVisible()
  const sums = within(screen.getByRole('region', { name: 'What was ordered' })).getAllByRole('definition').map((each) => each.textContent)
  expect(sums).toEqual(['€24.00', '€4.90', '€28.90', '€4.61', '€24.29', '€28.90', '-€4.90', '-€12.00', '€12.00'])
})

test('the history tells what happened, by whom, when and why: acts, refunds, mails and notes', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({
    refunds: [aRefund()], notes: [aNote()], mails: [aMail()],
    timeline: [
      { action: 'placed', actor: 'buyer', occurred_at: '2026-11-28T10:00:00Z', reason: '' },
      { action: 'paid', actor: 'buyer', occurred_at: '2026-11-28T10:01:00Z', reason: '' },
      { action: 'refund_requested', actor: 'staff-1', occurred_at: '2026-11-28T12:00:00Z', reason: '€4.90: Late parcel' },
      { action: 'restocked', actor: 'system', occurred_at: '2026-11-28T12:01:00Z', reason: '1 of refund 4b0c' },
      { action: 'attention_resolved:close', actor: 'staff-2', occurred_at: '2026-11-28T13:00:00Z', reason: 'Paid back in cash' },
    ],
  }))
  showOrder()
  const history = within(await screen.findByRole('list', { name: 'What has happened to this order' }))
  expect(history.getAllByRole('listitem').map((each) => each.querySelector('.font-semibold')?.textContent)).toEqual([
    'Note', 'Ended: the money went back another way', 'Pieces are back on sale', 'Refund of €4.90: arrived', 'Mail “Confirmation of the order” to amira@souk.test: sent', 'Paid €28.90', 'Ordered',
  ])
  expect(await history.findAllByText('Kim Berg')).toHaveLength(2)
  expect(history.getByText(saying('you'))).toBeVisible()
  expect(history.getAllByText(saying('the customer'))).toHaveLength(2)
  expect(history.getByText('Late parcel')).toBeVisible()
  expect(history.queryByText(/4b0c/)).toBeNull()
})

test('who may not see accounts reads of a colleague, and has no way to the account', async () => {
  know(HELD.support.filter((each) => each !== 'customers.read'))
  answers('get', '/orders/{order_id}', aStaffOrder({ notes: [aNote()] }))
  showOrder()
  expect(within(await screen.findByRole('list', { name: 'Notes' })).getByText(/^a colleague/)).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Their account' })).toBeNull()
})

test('the customer: account, other orders, e-mail and address', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder())
  answers('get', '/orders/all', { items: [aSummary(), aSummary({ id: 'order-2', number: 'S-4600' }), aSummary({ id: 'order-3', number: 'S-1', email: 'amira@souk.test.org' })], next_cursor: null })
  const { user } = showOrder()
  const others = within(await screen.findByRole('list', { name: 'Their other orders' }))
  expect(others.getAllByRole('link').map((each) => each.textContent)).toEqual(['S-4600'])
  expect(screen.getByRole('link', { name: 'All their orders' })).toHaveAttribute('href', '/admin/orders?q=amira%40souk.test')
  expect(screen.getByRole('link', { name: 'Their account' })).toHaveAttribute('href', '/admin/people/u1')
  await user.click(screen.getByRole('button', { name: 'Copy the address' }))
  expect(await navigator.clipboard.readText()).toBe('Amira Haddad\nTorstr. 1\n10115 Berlin\nGermany')
})

test('a guest has no account to look at', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({ customer_id: null }))
  showOrder()
  expect(await screen.findByText('None: ordered as a guest')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Their account' })).toBeNull()
  expect(await screen.findByText('This is their only order.')).toBeVisible()
})

test('a note that does not arrive stays where it was written, over a reload too, and tried again is one note', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder())
  isAway('post', '/orders/{order_id}/notes')
  const { user, unmount } = showOrder()
  await screen.findByRole('heading', { level: 1, name: 'Order S-4711' })
  await user.keyboard('n')
  const field = screen.getByRole('textbox', { name: 'A note for your colleagues' })
  expect(field).toHaveFocus()
  await user.type(field, 'Rang twice.')
  await user.click(screen.getByRole('button', { name: 'Add the note' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('You seem to be offline')
  expect(field).toHaveValue('Rang twice.')
  unmount()
  const again = showOrder()
  const kept = await screen.findByRole('textbox', { name: 'A note for your colleagues' })
  expect(kept).toHaveValue('Rang twice.')
  const noted = asked(aNote({ author_id: 'staff-1' }))
  answers('post', '/orders/{order_id}/notes', noted, 201)
  answers('get', '/orders/{order_id}', aStaffOrder({ notes: [aNote({ author_id: 'staff-1' })] }))
  await again.user.click(screen.getByRole('button', { name: 'Add the note' }))
  const notes = within(await screen.findByRole('list', { name: 'Notes' }))
  expect(notes.getByText('Rang twice.')).toBeVisible()
  expect(kept).toHaveValue('')
  expect(noted.mock.calls[0]?.[0].body).toEqual({ text: 'Rang twice.' })
  expect(noted.mock.calls[0]?.[0].headers.get('Idempotency-Key')).toMatch(/^[\da-f-]{36}$/)
})

test('two tries without an answer in between send one key', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder())
  const keys: (string | null)[] = []
  answers('post', '/orders/{order_id}/notes', ({ headers }) => {
    keys.push(headers.get('Idempotency-Key'))
    throw new Error('The answer is lost')
  })
  const { user } = showOrder()
  await user.type(await screen.findByRole('textbox', { name: 'A note for your colleagues' }), 'Rang twice.')
  for (const tries of [1, 2]) {
    await user.click(screen.getByRole('button', { name: 'Add the note' }))
    await vi.waitFor(() => { expect(keys).toHaveLength(tries) })
    await screen.findByRole('alert')
  }
  expect(new Set(keys).size).toBe(1)
})

test('mails say what became of them; the confirmation is sent again after a question', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({ customer_id: null, mails: [aMail(), aMail({ id: 'mail-2', kind: 'order_refunded', state: 'failed', error: '550 no such mailbox' })] }))
  const { user } = showOrder()
  const mails = within(await screen.findByRole('list', { name: 'Mails' }))
  expect(mails.getAllByRole('listitem').map((each) => each.querySelector('.font-semibold')?.textContent)).toEqual(['News of a refund', 'Confirmation of the order'])
  expect(mails.getByText('550 no such mailbox')).toBeVisible()
  const sent = vi.fn<(of: Asked) => undefined>(() => undefined)
  answers('post', '/orders/{order_id}/confirmation', sent as never, 202)
  await user.keyboard('e')
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Send the confirmation of order S-4711 again?' }))
  expect(dialog.getByText(/the links of earlier mails go on working/)).toBeVisible()
  await user.dblClick(dialog.getByRole('button', { name: 'Send it again' }))
  expect(await screen.findByText('The confirmation of order S-4711 is on its way to amira@souk.test')).toBeVisible()
  expect(sent).toHaveBeenCalledTimes(1)
})

test.each([
  [404, 'order_not_found', 'This order is not there any more.'],
  [409, 'order_not_confirmed', 'There is nothing to confirm: this order is not paid, is over, or names nobody any more.'],
] as const)('the confirmation again: %i %s in words', async (status, code, words) => {
  answers('get', '/orders/{order_id}', aStaffOrder())
  refuses('post', '/orders/{order_id}/confirmation', status, code as never)
  const { user } = showOrder()
  await user.click(await screen.findByRole('button', { name: 'Send the confirmation again' }))
  await user.click(screen.getByRole('button', { name: 'Send it again' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

const unpaid = { status: 'awaiting_payment', payment_status: 'unpaid', captured: null, paid_at: null } as const

test('an unpaid order is cancelled after a question that names it and says what becomes of money and stock', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder(unpaid))
  const cancelled = asked(aStaffOrder({ ...unpaid, status: 'cancelling' }))
  answers('post', '/orders/{order_id}/cancel', cancelled, 202)
  const { user } = showOrder()
  expect(screen.queryByRole('button', { name: 'Refund' })).toBeNull()
  await user.click(await screen.findByRole('button', { name: 'Cancel the order' }))
  const dialog = within(await screen.findByRole('alertdialog', { name: 'Cancel order S-4711?' }))
  expect(dialog.getByText(/^Nothing was charged/)).toBeVisible()
  expect(dialog.getByText('What was kept for it is on sale again.')).toBeVisible()
  await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'Ordered twice')
  await user.dblClick(dialog.getByRole('button', { name: 'Cancel order S-4711' }))
  expect(await screen.findByText('Order S-4711 is being cancelled')).toBeVisible()
  expect(cancelled).toHaveBeenCalledTimes(1)
  expect(cancelled.mock.calls[0]?.[0].body).toEqual({ reason: 'Ordered twice' })
})

test.each([
  [404, 'order_not_found', 'This order is not there any more.'],
  [409, 'order_not_cancellable', 'This order can no longer be cancelled: it was paid meanwhile, or it is over.'],
] as const)('cancelling: %i %s in words; the reason stays', async (status, code, words) => {
  answers('get', '/orders/{order_id}', aStaffOrder(unpaid))
  refuses('post', '/orders/{order_id}/cancel', status, code as never)
  const { user } = showOrder()
  await user.click(await screen.findByRole('button', { name: 'Cancel the order' }))
  await user.type(screen.getByRole('textbox', { name: /^Reason/ }), 'Ordered twice{Enter}')
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(screen.getByRole('textbox', { name: /^Reason/ })).toHaveValue('Ordered twice')
})

test('who may only read sees an order and no way to change it', async () => {
  know(['orders.read'])
  answers('get', '/orders/{order_id}', aStaffOrder({ notes: [aNote()] }))
  showOrder()
  await screen.findByRole('heading', { level: 1, name: 'Order S-4711' })
  for (const name of ['Refund', 'Cancel the order', 'Write a note', 'Add the note']) expect(screen.queryByRole('button', { name })).toBeNull()
  expect(screen.getByRole('list', { name: 'Notes' })).toBeVisible()
})

test.each([
  ['on hold', { status: 'on_hold', attention: anAttention() }, /^This order is on hold/],
  ['a refund on its way', { refunds: [aRefund({ status: 'requested' })] }, /^A refund is on its way/],
  ['a refund that failed', { attention: anAttention({ kind: 'refund_failed' }), refunds: [aRefund({ status: 'failed' })] }, /^A refund did not go through/],
  ['being cancelled', { status: 'cancelling' }, /^This order is being cancelled/],
  ['all gone back', { refunds: [aRefund({ amount: euros(28.9) })], refunded: euros(28.9) }, /^All that was paid has gone back/],
] as const)('why there is no refund: %s', async (_, over, words) => {
  answers('get', '/orders/{order_id}', aStaffOrder(over as never))
  showOrder()
  expect(await screen.findByText(words)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Refund' })).toBeNull()
})

test('refunds say how far they are and what to do', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder({
    attention: anAttention({ kind: 'refund_failed' }),
    refunds: [
      aRefund({ id: 'r1', lines: [{ variant_id: 'v-mug', quantity: 1, restock: 1, net: euros(4.12), tax: euros(0.78), gross: euros(4.9) }], tax: euros(0.78) }),
      aRefund({ id: 'r2', status: 'failed' }), aRefund({ id: 'r3', status: 'requested', tries: 4 }),
    ],
  }))
  showOrder()
  const [running, failed, given] = within(await screen.findByRole('list', { name: 'Refunds of this order' })).getAllByRole('listitem').filter((each) => each.querySelector('ul'))
  expect(running).toHaveTextContent('The provider is asked until it decides; there is nothing to do. Asked 4 times so far.')
  expect(failed).toHaveTextContent('The money is still here.')
  expect(given).toHaveTextContent('Stoneware mug × 1: €4.90 · 1 piece back on sale')
  expect(given).toHaveTextContent('Its pieces are being put back on sale.')
})
