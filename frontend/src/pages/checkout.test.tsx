import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { heldPurchase, holdOrder, purchaseOf } from '@/api/idempotency'
import { queryClient } from '@/api/queries'
import { signedIn, signedOut } from '@/api/token'
import { aCart } from '@/features/cart/api/cart.builders'
import { aDraft, aPlaced, aQuote } from '@/features/checkout/checkout.builders'
import type { Draft } from '@/features/checkout/draft'
import { STEPS } from '@/features/checkout/steps'
import { anAttempt, anOrder, aPayment } from '@/features/orders/api/orders.builders'
import { aShop, euros } from '@/testing/builders'
import { happenings } from '@/testing/happenings'
import { saying, show } from '@/testing/render'
import { answers, isAway, refuses, server } from '@/testing/server'

import { Component as Checkout } from './checkout'

const SHOP = aShop({
  countries: [
    { code: 'DE', postcode: { required: true, pattern: String.raw`\p{Nd}{5}`, example: '10115' } },
    { code: 'AE', postcode: null },
  ],
})
const METHODS = { items: [{ id: 'standard', name: 'Standard delivery', price: euros(4.9), delivery_days: { least: 2, most: 4 } }], next_cursor: null }
const ORDER = anOrder()

beforeEach(() => {
  localStorage.setItem('souk.guest', 'a-guest')
  // The more general path first: the last one that fits is asked.
  answers('get', '/orders/{order_id}', ORDER)
  answers('get', '/orders/shop', SHOP)
  answers('get', '/cart', aCart())
  answers('get', '/orders/shipping-methods', METHODS)
  answers('post', '/orders/quote', aQuote())
  answers('get', '/payments/{payment_id}', aPayment())
})

afterEach(() => { signedOut() })

const open = (step: string, draft?: Partial<Draft>) => {
  if (draft) sessionStorage.setItem('souk.checkout', JSON.stringify(aDraft(draft)))
  return show(<Checkout />, { path: '/checkout', at: `/checkout?step=${step}` })
}
const theButton = () => screen.findByRole('button', { name: 'Place order and pay €28.90' })

/** The order is placed; every key that asked for it. */
function places(): (string | null)[] {
  const keys: (string | null)[] = []
  answers('post', '/cart/checkout', ({ headers }) => {
    keys.push(headers.get('Idempotency-Key'))
    return aPlaced(ORDER)
  }, 201)
  return keys
}

/** The payment is confirmed as `status`; every key that tried. */
function confirms(status: 'succeeded' | 'processing' | 'requires_action' = 'succeeded'): (string | null)[] {
  const keys: (string | null)[] = []
  answers('post', '/payments/confirm', ({ headers }) => {
    keys.push(headers.get('Idempotency-Key'))
    const next_action = status === 'requires_action' ? { type: 'redirect_to_url' as const, url: 'http://shop.test/bank' } : null
    return { id: 'pay-1', order_id: ORDER.id, status, amount: ORDER.total, next_action }
  })
  return keys
}

test('a guest buys, from an email address to the order', async () => {
  const keys = places()
  const attempts = confirms()
  const { user, location } = open('contact')
  await user.type(await screen.findByLabelText('E-mail'), 'amira@souk.test')
  await user.click(screen.getByRole('button', { name: 'Continue as guest' }))
  await user.type(await screen.findByLabelText('Full name'), 'Amira Haddad')
  await user.selectOptions(screen.getByLabelText('Country'), 'DE')
  await user.type(screen.getByLabelText('Street and house number'), 'Torstr. 1')
  await user.type(screen.getByLabelText('Postcode'), '10115')
  await user.type(screen.getByLabelText('Town or city'), 'Berlin')
  await user.click(screen.getByRole('button', { name: 'Go on to delivery' }))
  await user.click(await screen.findByRole('button', { name: 'Go on to payment' }))
  await user.click(await screen.findByRole('button', { name: 'Look at your order' }))
  expect(location()).toBe('/checkout?step=review')
  await user.click(await theButton())
  await waitFor(() => expect(location()).toBe('/orders/order-1'))
  expect(keys).toHaveLength(1)
  expect(attempts).toEqual(['order-1.confirm.1'])
  expect(heldPurchase()?.orderId).toBe('order-1')
})

test('a double click asks once, and a repeat under the same key', async () => {
  const keys = places()
  refuses('post', '/payments/confirm', 402, 'card_declined', { decline_code: 'insufficient_funds' })
  const { user, location } = open('review', {})
  await user.dblClick(await theButton())
  expect(await screen.findByText('There is not enough money on this card. Try another one; nothing was charged.')).toBeVisible()
  expect(location()).toBe('/checkout?step=payment')
  expect(keys).toHaveLength(1)

  answers('get', '/payments/{payment_id}', aPayment({ attempts: [anAttempt()] }))
  const second = confirms()
  await user.click(await screen.findByRole('button', { name: 'Look at your order' }))
  await user.click(await theButton())
  await waitFor(() => expect(location()).toBe('/orders/order-1'))
  expect(new Set(keys).size).toBe(1)
  expect(second).toEqual(['order-1.confirm.2'])
})

test.each(STEPS)('a reload keeps everything: %s', async (step) => {
  open(step, { card: step === 'payment' ? '' : 'pm_card_visa' })
  const heading = { contact: 'Contact', address: 'Address', delivery: 'Delivery', payment: 'Payment', review: 'Check and order' }[step]
  expect(await screen.findByRole('heading', { name: heading })).toBeVisible()
  if (step === 'contact') expect(await screen.findByLabelText('E-mail')).toHaveValue('amira@souk.test')
  else expect(await screen.findByText('amira@souk.test')).toBeVisible()
  if (step === 'address') expect(await screen.findByLabelText('Town or city')).toHaveValue('Berlin')
  else expect(await screen.findByText(/Torstr\. 1/)).toBeVisible()
})

test('a step before which something is missing is not shown', async () => {
  open('review', { addressDone: false })
  expect(await screen.findByLabelText('Town or city')).toHaveValue('Berlin')
  expect(screen.queryByRole('button', { name: /Place order/ })).toBeNull()
})

test('what is missing in the address is said in a summary', async () => {
  const { user } = open('address', { address: null, addressDone: false })
  await user.click(await screen.findByRole('button', { name: 'Go on to delivery' }))
  expect(await screen.findByRole('link', { name: 'Enter your street and house number' })).toBeVisible()
})

test('a changed total is shown beside the old one, and agreed to anew', async () => {
  refuses('post', '/cart/checkout', 409, 'total_changed', { quote: aQuote({ total: euros(30.9), subtotal: euros(26) }) })
  const { user } = open('review', {})
  await user.click(await theButton())
  expect(await screen.findByText(saying('The total changed from €28.90 to €30.90. Check it before you pay.'))).toBeVisible()
  expect(await screen.findByRole('button', { name: 'Place order and pay €30.90' })).toBeVisible()
})

test.each([
  [409, 'out_of_stock', 'Somebody was faster: there is not enough left of what is marked. Nothing was ordered.'],
  [409, 'terms_changed', 'Our terms have changed. Read them, then order again.'],
  [409, 'cart_already_paid', 'An order of this cart was just paid. You need not pay again.'],
  [409, 'cart_empty', 'Your cart is empty.'],
  [409, 'order_cancelled', 'This order was cancelled meanwhile, and nothing was charged. You can order again.'],
  [409, 'order_on_hold', 'A payment of this cart is not the amount it costs. Please do not pay again; we look at it and write to you.'],
  [409, 'order_rejected', 'The order could not be placed. Nothing was charged.'],
  [409, 'too_many_unpaid_orders', 'Too many orders wait for their payment. Pay or cancel an earlier one first.'],
  [409, 'total_changed', 'The total changed. Check it before you pay.'],
  [422, 'amount_not_chargeable', 'No card can pay this total. Change what is in your cart.'],
  [422, 'checkout_invalid', 'Something in what you filled in was not accepted. Check it step by step.'],
  [422, 'line_limit_exceeded', 'There is more in your cart than one order can hold. Change the marked lines.'],
  [422, 'unknown_shipping_method', 'This delivery is not offered for your country any more. Choose another one.'],
  [422, 'wrong_currency', 'Something in your cart is priced in another currency. Take it out to go on.'],
  [503, 'orders_unavailable', 'Orders cannot be placed right now; nothing was ordered. Try again in a moment.'],
  [503, 'products_unavailable', 'Prices and stock cannot be checked right now; nothing was ordered. Try again in a moment.'],
  [401, 'token_expired', 'You were signed out. Sign in again.'],
  [429, 'rate_limited', 'That was a lot at once. Wait a moment, then try again.'],
] as const)('placing is refused with %s %s', async (status, code, words) => {
  refuses('post', '/cart/checkout', status, code)
  const { user } = open('review', {})
  await user.click(await theButton())
  expect(await screen.findByText(words)).toBeVisible()
  expect(await screen.findByText('amira@souk.test')).toBeVisible()
})

test('what a service refuses in the address leads back to its field', async () => {
  refuses('post', '/cart/checkout', 422, 'validation_failed', {
    errors: [{ field: 'body.shipping_address.phone', code: 'phone_invalid', message: '' }],
  })
  const { user, location } = open('review', {})
  await user.click(await theButton())
  await waitFor(() => expect(location()).toBe('/checkout?step=address'))
  expect((await screen.findAllByText(/Enter a phone number/)).length).toBeGreaterThan(0)
})

test('a lost answer is asked for again under its key, and says that it is checked', async () => {
  confirms()
  isAway('post', '/cart/checkout')
  const { user, location } = open('review', {})
  await user.click(await theButton())
  expect(await screen.findByText(/We are checking whether your order arrived/)).toBeVisible()
  const asked = places()
  await waitFor(() => expect(location()).toBe('/orders/order-1'))
  expect(asked).toEqual([heldPurchase()?.key])
})

test.each([
  ['504', () => { refuses('post', '/payments/confirm', 504, 'outcome_unknown') }],
  ['503', () => { refuses('post', '/payments/confirm', 503, 'unavailable') }],
  ['no answer', () => { isAway('post', '/payments/confirm') }],
  ['processing', () => { confirms('processing') }],
])('while it is not known whether a payment went through (%s), the order is asked', async (_, happens) => {
  places()
  happens()
  const { user, location } = open('review', {})
  await user.click(await theButton())
  await waitFor(() => expect(location()).toBe('/orders/order-1'))
})

test('a payment that nobody told about is asked about once more, and then paid', async () => {
  places()
  const attempts = confirms()
  let asked = 0
  server.use(http.get('*/api/payments/:id', () => {
    asked += 1
    return asked === 1 ? HttpResponse.error() : HttpResponse.json(aPayment())
  }))
  const { user, location } = open('review', {})
  await user.click(await theButton())
  await waitFor(() => { expect(location()).toBe(`/orders/${ORDER.id}`) })
  expect(attempts).toHaveLength(1)
})

test('a cart that another tab has bought is not bought again, and the page says why it is empty', async () => {
  refuses('post', '/cart/checkout', 409, 'cart_empty')
  const { user } = open('review', {})
  const button = await theButton()
  answers('get', '/cart', aCart({ lines: [], item_count: 0, ready_for_checkout: false }))
  await user.click(button)
  expect(await screen.findByRole('alert')).toHaveTextContent('Nothing is ordered twice')
  expect(screen.getByRole('link', { name: 'Start shopping' })).toBeVisible()
})

test('3-D Secure goes to the bank in the same tab', async () => {
  places()
  confirms('requires_action')
  const assign = vi.spyOn(window.location, 'assign').mockImplementation(() => undefined)
  const { user } = open('review', {})
  await user.click(await theButton())
  await waitFor(() => expect(assign).toHaveBeenCalledWith('http://shop.test/bank'))
})

test('a page that comes back from the browser’s memory can be used again', async () => {
  places()
  confirms('requires_action')
  vi.spyOn(window.location, 'assign').mockImplementation(() => undefined)
  const { user } = open('review', {})
  await user.click(await theButton())
  await waitFor(async () => expect(await theButton()).toHaveAttribute('aria-disabled', 'true'))
  const shown = new Event('pageshow')
  Object.defineProperty(shown, 'persisted', { value: true })
  answers('get', '/payments/{payment_id}', aPayment())
  window.dispatchEvent(shown)
  await waitFor(async () => expect(await theButton()).not.toHaveAttribute('aria-disabled'))
})

test.each(['processing', 'requires_action', 'succeeded'] as const)('coming back while the payment is %s leads to the order', async (status) => {
  holdOrder(purchaseOf('cart-1 3', {}).key, 'order-1')
  answers('get', '/payments/{payment_id}', aPayment({ status }))
  const { location } = open('review', {})
  await waitFor(() => expect(location()).toBe('/orders/order-1'))
})

test('an earlier order of another cart is in nobody’s way', async () => {
  holdOrder(purchaseOf('cart-1 2', {}).key, 'order-1')
  answers('get', '/orders/{order_id}', anOrder({ status: 'confirmed', payment_status: 'paid' }))
  answers('get', '/orders/shop', SHOP)
  answers('get', '/orders/shipping-methods', METHODS)
  open('review', {})
  expect(await theButton()).toBeVisible()
})

test('another provider than the sandbox loses nothing: the order’s page says what to do', async () => {
  answers('post', '/cart/checkout', aPlaced(ORDER, { provider: 'stripe' }), 201)
  const attempts = confirms()
  const { user, location } = open('review', {})
  await user.click(await theButton())
  await waitFor(() => expect(location()).toBe('/orders/order-1'))
  expect(attempts).toEqual([])
})

test('whoever was signed out in between finds everything kept', async () => {
  open('payment', { person: 'u-1' })
  expect(await screen.findByText('Sign in again to go on. Everything you filled in is kept.')).toBeVisible()
  expect(sessionStorage.getItem('souk.checkout')).toContain('Torstr. 1')
})

test('delivery says when the parcel arrives', async () => {
  open('delivery', { deliveryDone: false })
  expect(await screen.findByText('With you in 2 to 4 working days')).toBeVisible()
})

test('whoever stays signed out can begin anew', async () => {
  const { user } = open('payment', { person: 'u-1' })
  await user.click(await screen.findByRole('button', { name: 'Begin anew as a guest' }))
  expect(await screen.findByLabelText('E-mail')).toHaveValue('')
  expect(sessionStorage.getItem('souk.checkout')).not.toContain('Torstr. 1')
})

test.each([
  [422, 'unknown_variant', 'Something in your cart is not for sale any more. Take it out to go on.'],
  [422, 'amount_not_chargeable', 'No card can pay this total. Change what is in your cart.'],
] as const)('a quote is refused with %s %s', async (status, code, words) => {
  refuses('post', '/orders/quote', status, code)
  open('review', {})
  expect(await screen.findByText(words)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Go to your cart' })).toBeVisible()
})

test('saved addresses are offered, and a chosen one is sent', async () => {
  signedIn({ access_token: 't', expires_in: 900, user: { id: 'u-1', role: 'customer', email: 'jonas@souk.test' } })
  answers('get', '/auth/me/addresses', {
    items: [{ id: 'a-1', is_default: true, address: { name: 'Jonas Keller', line1: 'Lindenweg 7', city: 'Freiburg', country: 'DE', postal_code: '79098' } }],
    next_cursor: null,
  })
  const { user } = open('address')
  expect(await screen.findByRole('radio', { name: /Jonas Keller/ })).toBeChecked()
  expect(await screen.findByText('jonas@souk.test')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Go on to delivery' }))
  await user.click(await screen.findByRole('button', { name: 'Go on to payment' }))
  expect(sessionStorage.getItem('souk.checkout')).toContain('Lindenweg 7')
})

test('that a checkout began is told where there is something to buy', async () => {
  const told = happenings()
  const { unmount } = open('contact')
  await screen.findByLabelText('E-mail')
  expect(told).toEqual([{ type: 'checkout_started' }])
  unmount()
  queryClient.clear()
  answers('get', '/cart', aCart({ lines: [], item_count: 0, ready_for_checkout: false }))
  open('contact')
  expect(await screen.findByText('Your cart is empty')).toBeVisible()
  expect(told).toHaveLength(1)
})
