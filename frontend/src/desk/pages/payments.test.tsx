import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aSummary } from '@/desk/features/orders/api/orders.builders'
import type { PaymentDetails } from '@/desk/features/payments/api/read-payment'
import type { Payment } from '@/desk/features/payments/api/read-payments'
import type { ReceivedWebhook } from '@/desk/features/payments/api/read-webhooks'
import { asStaff, showScreen } from '@/desk/testing'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Ledger } from './ledger'
import { Component as PaymentPage } from './payment'
import { Component as Payments } from './payments'
import { Component as Refunds } from './refunds'
import { Component as Webhooks } from './webhooks'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const aWebhook = (over: Partial<ReceivedWebhook> = {}): ReceivedWebhook => ({
  event_id: 'evt_1', type: 'payment_intent.succeeded', provider: 'sandbox', about: 'pi_1', payment_id: 'pay-1', outcome: 'handled', reason: null, deliveries: 1,
  received_at: '2026-11-28T10:01:00Z', heard_at: '2026-11-28T10:01:00Z', ...over,
})

const aPayment = (over: Partial<PaymentDetails> = {}): PaymentDetails => ({
  id: 'pay-1', order_id: 'order-1', status: 'succeeded', amount: euros(28.9), captured: euros(28.9), refunded: euros(4.9), provider: 'sandbox',
  created_at: '2026-11-28T10:00:00Z', updated_at: '2026-11-28T10:00:00Z', next_action: null, owner_id: 'u1', intent_id: 'pi_1', charge_id: 'ch_1',
  attempts: [
    { id: 'a1', payment_method: 'pm_card_declined', status: 'declined', decline_code: 'insufficient_funds', started_at: '2026-11-28T10:00:00Z', finished_at: null },
    { id: 'a2', payment_method: 'pm_card_visa', status: 'succeeded', decline_code: null, started_at: '2026-11-28T10:01:00Z', finished_at: null },
  ],
  refunds: [{ id: 'r1', amount: euros(4.9), status: 'pending', origin: 'dashboard', reason: 'Late', created_at: '2026-11-28T11:00:00Z', provider_id: 're_1', failure_code: null, tries: 2, check_at: null }], ...over,
})

beforeEach(() => asStaff())
afterEach(() => { asGuest() })

const aRow = (over: Partial<Payment> = {}): Payment => ({
  id: 'pay-1', order_id: 'order-1', owner_id: 'u1', status: 'succeeded', amount: euros(28.9), captured: euros(28.9), refunded: euros(4.9), provider: 'sandbox',
  intent_id: 'pi_1', charge_id: 'ch_1', attempt_count: 2, decline_code: null, created_at: '2026-11-28T10:00:00Z', updated_at: '2026-11-28T10:00:00Z', ...over,
})

test('payments lead to what happened to them, and to their orders', async () => {
  answers('get', '/payments/all', { items: [aRow({ status: 'requires_payment_method', decline_code: 'insufficient_funds' })], next_cursor: null })
  showScreen(<Payments />)
  const row = within((await screen.findAllByRole('row'))[1] ?? document.body)
  expect(row.getAllByRole('link').map((each) => each.getAttribute('href'))).toEqual(['/admin/payments/pay-1', '/admin/orders/order-1'])
  expect(row.getByText(/There is not enough money on the card/)).toBeVisible()
  expect(row.getByText('2 attempts')).toBeVisible()
})

test('payments are narrowed by state, days and amounts, and found by an order’s number', async () => {
  const list = asked({ items: [aRow()], next_cursor: null })
  answers('get', '/payments/all', list)
  answers('get', '/orders/all', { items: [aSummary({ id: 'order-7', number: '7KQ2M4XA' })], next_cursor: null })
  const { user, location } = showScreen(<Payments />, { path: '/admin/payments', at: '/admin/payments' })
  await user.selectOptions(await screen.findByRole('combobox', { name: 'State' }), 'succeeded')
  await user.type(screen.getByLabelText('Begun: from'), '2026-11-01')
  await user.type(screen.getByLabelText('Amount: to'), '28,90')
  await user.click(screen.getByRole('button', { name: 'Narrow' }))
  expect(location()).toBe('/admin/payments?from=2026-11-01&most=28%2C90&status=succeeded')
  await user.type(screen.getByRole('searchbox'), '7kq2m4xa{Enter}')
  await vi.waitFor(() => {
    expect(Object.fromEntries(list.mock.lastCall?.[0].url.searchParams ?? [])).toEqual({
      limit: '50', status: 'succeeded', created_from: new Date(2026, 10, 1).toISOString(), amount_max: '2890', q: 'order-7',
    })
  })
})

test('refunds say why they failed, and lead to their payments', async () => {
  const list = asked({ items: [{ id: 'r1', status: 'failed', amount: euros(4.9), reason: 'Late', origin: 'order', created_at: '2026-11-28T11:00:00Z', provider_id: 're_1', failure_code: 'charge_already_refunded', tries: 3, check_at: null, payment_id: 'pay-1', order_id: 'order-1', provider: 'sandbox' }], next_cursor: null } as const)
  answers('get', '/payments/refunds', list as never)
  const { user } = showScreen(<Refunds />, { path: '/admin/refunds', at: '/admin/refunds' })
  const row = await screen.findByRole('row', { name: /€4.90/ })
  expect(row).toHaveTextContent('All of it has gone back already charge_already_refunded asked 3 times')
  expect(within(row).getByRole('link', { name: 'Its payment' })).toHaveAttribute('href', '/admin/payments/pay-1')
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'failed')
  await vi.waitFor(() => { expect(list.mock.lastCall?.[0].url.searchParams.get('status')).toBe('failed') })
})

test('webhooks say what became of them, and lead to the payments they were about', async () => {
  answers('get', '/payments/webhooks', { items: [aWebhook({ outcome: 'not_understood', reason: 'status x', deliveries: 3 }), aWebhook({ event_id: 'evt_2', outcome: 'ignored', payment_id: null })], next_cursor: null })
  showScreen(<Webhooks />)
  const [, first, other] = await screen.findAllByRole('row')
  expect(first).toHaveTextContent('Not understoodstatus xcame 3 times')
  expect(within(first ?? document.body).getByRole('link', { name: 'Its payment' })).toHaveAttribute('href', '/admin/payments/pay-1')
  expect(other).toHaveTextContent('None of ours')
  expect(within(other ?? document.body).queryByRole('link', { name: 'Its payment' })).toBeNull()
})

test('a payment tells each attempt, each refund and how it was booked', async () => {
  answers('get', '/payments/{payment_id}', aPayment())
  answers('get', '/payments/webhooks', { items: [aWebhook()], next_cursor: null })
  answers('get', '/payments/{payment_id}/transactions', {
    items: [{
      id: 't1', kind: 'capture', currency: 'EUR', occurred_at: '2026-11-28T10:01:00Z', refund_id: null,
      entries: [{ account: 'provider_balance', debit: 2890, credit: 0 }, { account: 'order_payments', debit: 0, credit: 2890 }],
    }],
    next_cursor: null,
  })
  showScreen(<PaymentPage />, { path: '/admin/payments/:paymentId', at: '/admin/payments/pay-1' })
  expect(await screen.findByRole('heading', { level: 1, name: 'Payment of €28.90' })).toBeInTheDocument()
  const attempts = within(screen.getByRole('list', { name: 'Attempts to pay' })).getAllByRole('listitem')
  expect(attempts[0]).toHaveTextContent('Declined · There is not enough money on the card insufficient_funds')
  expect(attempts[1]).toHaveTextContent('Succeeded')
  expect(screen.getByRole('list', { name: 'Refunds' })).toHaveTextContent('Refund of €4.90: on its way')
  expect(screen.getByRole('list', { name: 'Refunds' })).toHaveTextContent('from the provider’s dashboard')
  expect(screen.getByRole('list', { name: 'Refunds' })).toHaveTextContent('asked 2 times')
  expect(screen.getByText('pi_1')).toBeVisible()
  expect(await screen.findByRole('list', { name: 'Webhooks' })).toHaveTextContent('payment_intent.succeededHandled')
  const booked = await screen.findByRole('table', { name: /Captured/ })
  expect(within(booked).getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').map((cell) => cell.textContent))).toEqual([['€28.90', ''], ['', '€28.90']])
})

test('a payment that is not there says so', async () => {
  refuses('get', '/payments/{payment_id}', 404, 'payment_not_found')
  showScreen(<PaymentPage />, { path: '/admin/payments/:paymentId', at: '/admin/payments/pay-1' })
  expect(await screen.findByText('There is no such payment')).toBeVisible()
})

test.each([[true, 'The books agree'], [false, 'The books do not agree']] as const)('the books, balanced %s', async (balanced, words) => {
  answers('get', '/payments/ledger', {
    balanced,
    accounts: [
      { account: 'provider_balance', currency: 'EUR', debit: 2890, credit: 490 },
      { account: 'order_payments', currency: 'EUR', debit: 0, credit: 2890 },
      { account: 'refunds', currency: 'EUR', debit: 490, credit: 0 },
    ],
  })
  answers('get', '/payments/ledger/movements', { items: [], next_cursor: null })
  showScreen(<Ledger />)
  expect(await screen.findByText(words)).toBeVisible()
  const sum = within(screen.getByRole('row', { name: /^Sum/ })).getAllByRole('cell').map((each) => each.textContent)
  expect(sum).toEqual(['€33.80', '€33.80', '€0.00'])
})

test('an account leads to what moved it', async () => {
  answers('get', '/payments/ledger', { balanced: true, accounts: [{ account: 'refunds', currency: 'EUR', debit: 490, credit: 0 }, { account: 'provider_balance', currency: 'EUR', debit: 0, credit: 490 }] })
  const list = asked({
    items: [{
      id: 't1', kind: 'refund' as const, currency: 'EUR', occurred_at: '2026-11-28T11:00:00Z', refund_id: 'r1', payment_id: 'pay-1', order_id: 'order-1',
      entries: [{ account: 'refunds' as const, debit: 490, credit: 0 }, { account: 'provider_balance' as const, debit: 0, credit: 490 }],
    }],
    next_cursor: null,
  })
  answers('get', '/payments/ledger/movements', list)
  const { user, location } = showScreen(<Ledger />, { path: '/admin/ledger', at: '/admin/ledger' })
  await user.click(await screen.findByRole('link', { name: 'Refunds' }))
  expect(location()).toBe('/admin/ledger?account=refunds&currency=EUR')
  await vi.waitFor(() => {
    expect(Object.fromEntries(list.mock.lastCall?.[0].url.searchParams ?? [])).toEqual({ limit: '50', account: 'refunds', currency: 'EUR' })
  })
  const row = within(await screen.findByRole('row', { name: /Given back/ }))
  expect(row.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Given back', 'Refunds', 'Balance at the provider', '€4.90', 'Its payment'])
})
