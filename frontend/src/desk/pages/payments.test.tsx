import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'

import type { PaymentDetails } from '@/desk/features/payments/api/read-payment'
import { asStaff, showScreen } from '@/desk/testing'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { answers, refuses } from '@/testing/server'

import { Component as Ledger } from './ledger'
import { Component as PaymentPage } from './payment'
import { Component as Payments } from './payments'

const aPayment = (over: Partial<PaymentDetails> = {}): PaymentDetails => ({
  id: 'pay-1', order_id: 'order-1', status: 'succeeded', amount: euros(28.9), captured: euros(28.9), refunded: euros(4.9), provider: 'sandbox',
  created_at: '2026-11-28T10:00:00Z', updated_at: '2026-11-28T10:00:00Z', next_action: null,
  attempts: [
    { id: 'a1', payment_method: 'pm_card_declined', status: 'declined', decline_code: 'insufficient_funds', started_at: '2026-11-28T10:00:00Z', finished_at: null },
    { id: 'a2', payment_method: 'pm_card_visa', status: 'succeeded', decline_code: null, started_at: '2026-11-28T10:01:00Z', finished_at: null },
  ],
  refunds: [{ id: 'r1', amount: euros(4.9), status: 'pending', origin: 'dashboard', reason: 'Late', created_at: '2026-11-28T11:00:00Z' }], ...over,
})

beforeEach(() => asStaff())
afterEach(() => { asGuest() })

test('payments lead to what happened to them, and to their orders', async () => {
  answers('get', '/payments', { items: [aPayment()], next_cursor: null })
  showScreen(<Payments />)
  const row = within((await screen.findAllByRole('row'))[1] ?? document.body)
  expect(row.getAllByRole('link').map((each) => each.getAttribute('href'))).toEqual(['/admin/payments/pay-1', '/admin/orders/order-1'])
})

test('a payment tells each attempt, each refund and how it was booked', async () => {
  answers('get', '/payments/{payment_id}', aPayment())
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
  showScreen(<Ledger />)
  expect(await screen.findByText(words)).toBeVisible()
  const sum = within(screen.getByRole('row', { name: /^Sum/ })).getAllByRole('cell').map((each) => each.textContent)
  expect(sum).toEqual(['€33.80', '€33.80'])
})
