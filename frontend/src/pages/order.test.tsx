import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { Link } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'

import { heldPurchase, holdOrder, purchaseOf } from '@/api/idempotency'
import { guestToken } from '@/api/token'
import { anAttempt, anOrder, anOrderLine, aPayment } from '@/features/orders/api/orders.builders'
import { aShop, euros } from '@/testing/builders'
import { asGuest, aToken } from '@/testing/people'
import { saying, show } from '@/testing/render'
import { answers, type Asked, isAway, refuses, server } from '@/testing/server'

import { Component as OrderPage } from './order'

beforeEach(() => {
  localStorage.setItem('souk.guest', 'a-guest')
  answers('get', '/orders/{order_id}', anOrder())
  answers('get', '/orders/shop', aShop())
  // Where there is no stream, the page asks by itself.
  refuses('get', '/orders/{order_id}/events', 404, 'order_not_found')
  answers('get', '/payments/{payment_id}', aPayment())
  answers('get', '/cart', { id: null, version: 0, checked: true, currency: null, item_count: 0, lines: [], ready_for_checkout: false, subtotal: null })
})

const open = (more = '') => show(<OrderPage />, { path: '/orders/:orderId', at: `/orders/order-1${more}` })
const payButton = () => screen.findByRole('button', { name: 'Pay €28.90 now' })

const is = (over: Parameters<typeof anOrder>[0]): void => {
  answers('get', '/orders/{order_id}', anOrder(over))
  answers('get', '/orders/shop', aShop())
}

test('the token of a guest’s link opens the order, and leaves the address bar', async () => {
  const tokens: (string | null)[] = []
  answers('get', '/orders/{order_id}', ({ headers }) => {
    tokens.push(headers.get('X-Order-Token'))
    return anOrder({ status: 'confirmed', payment_status: 'paid' })
  })
  answers('get', '/orders/shop', aShop())
  const { location } = open('#token=secret-1')
  expect(await screen.findByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  await waitFor(() => expect(location()).toBe('/orders/order-1'))
  expect(tokens[0]).toBe('secret-1')
  expect(sessionStorage.getItem('souk.order.order-1')).toBe('secret-1')
})

test('a link that is pasted into the page of an order that was refused opens it', async () => {
  server.use(http.get('*/api/orders/:id', ({ request }) =>
    request.headers.get('X-Order-Token') === 'secret-1'
      ? HttpResponse.json(anOrder({ status: 'confirmed', payment_status: 'paid' }))
      : HttpResponse.json({ status: 404, code: 'order_not_found' }, { status: 404 }),
  ))
  answers('get', '/orders/shop', aShop())
  const { user, location } = show(<><Link to="#token=secret-1">Paste</Link><OrderPage /></>, { path: '/orders/:orderId', at: '/orders/order-1' })
  await screen.findByText('Open it by the link in your mail, or sign in to the account that ordered.')
  await user.click(screen.getByRole('link', { name: 'Paste' }))
  expect(await screen.findByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  expect(location()).toBe('/orders/order-1')
})

test('where the tab may keep nothing, a link opens its order all the same', async () => {
  vi.stubGlobal('sessionStorage', undefined)
  const tokens: (string | null)[] = []
  answers('get', '/orders/{order_id}', ({ headers }) => {
    tokens.push(headers.get('X-Order-Token'))
    return anOrder({ status: 'confirmed', payment_status: 'paid' })
  })
  answers('get', '/orders/shop', aShop())
  open('#token=secret-2')
  expect(await screen.findByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  expect(tokens[0]).toBe('secret-2')
  vi.unstubAllGlobals()
})

test('a confirmed order says what happens next, adds up, and ends its purchase', async () => {
  holdOrder(purchaseOf('cart-1 3', {}).key, 'order-1')
  is({ status: 'confirmed', payment_status: 'paid', lines: [anOrderLine(), anOrderLine({ variant_id: 'v-2', title: 'Cap', quantity: 1, unit_price: euros(5), gross: euros(5) })], subtotal: euros(29), total: euros(33.9) })
  open()
  expect(await screen.findByText(saying('A mail about it goes to amira@souk.test.'))).toBeVisible()
  const amounts = screen.getAllByRole('definition').map((each) => each.textContent)
  expect(amounts).toEqual(['€29.00', '€4.90', '€33.90', '€4.61'])
  expect(screen.queryByRole('button', { name: /Pay/ })).toBeNull()
  await waitFor(() => expect(heldPurchase()).toBeUndefined())
})

test.each([
  ['unfulfilled', 'Delivery to'],
  ['delivered', 'Delivered to'],
] as const)('an order that is %s says where it goes: %s', async (fulfilment_status, words) => {
  is({ status: 'completed', payment_status: 'paid', fulfilment_status, shipping_method_id: 'drone', shipping_method_name: 'By drone' })
  open()
  expect(await screen.findByRole('heading', { name: words })).toBeVisible()
  expect(screen.getByText('By drone')).toBeVisible()
})

test('a line leads to its product, by its name in addresses where the order knows it', async () => {
  const lines = [anOrderLine(), anOrderLine({ variant_id: 'v-2', title: 'Cap', product_id: 'p-cap', slug: null })]
  is({ lines })
  open()
  expect(await screen.findByRole('link', { name: 'Stoneware mug' })).toHaveAttribute('href', '/p/stoneware-mug')
  expect(screen.getByRole('link', { name: 'Cap' })).toHaveAttribute('href', '/p/p-cap')
})

test.each([
  [{ status: 'on_hold' }, 'We are looking at this payment'],
  [{ status: 'cancelling' }, 'This order is being cancelled. If a payment was on its way, you get all of it back.'],
  [{ status: 'cancelled', cancel_reason: 'customer' }, 'You cancelled this order.'],
  [{ status: 'cancelled', cancel_reason: 'superseded' }, 'A newer order of the same cart took its place.'],
  [{ status: 'cancelled', cancel_reason: 'out_of_stock' }, 'Something in it was sold out before it could be kept for you.'],
  [{ status: 'cancelled', cancel_reason: 'not_placed' }, 'This order was cancelled.'],
  [{ status: 'expired', cancel_reason: 'expired' }, 'This order was not paid in time.'],
  [{ status: 'cancelled', payment_status: 'refunded' }, 'Your money is on its way back to the card that you paid with.'],
] as const)('an order in the state %o says so, and offers no payment', async (over, words) => {
  is(over)
  open()
  expect(await screen.findByText(words)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Pay/ })).toBeNull()
})

test('an unpaid order is paid', async () => {
  let sent: unknown
  answers('post', '/payments/confirm', ({ body }) => {
    sent = body
    answers('get', '/payments/{payment_id}', aPayment({ status: 'succeeded' }))
    return { id: 'pay-1', order_id: 'order-1', status: 'succeeded' as const, amount: euros(28.9), next_action: null }
  })
  const { user } = open()
  await user.click(await payButton())
  expect(await screen.findByText('We are checking with your bank. You need not pay again.')).toBeVisible()
  expect(sent).toEqual({ payment_id: 'pay-1', payment_method: 'pm_card_visa', return_url: 'http://shop.test/orders/order-1' })
})

test.each([
  [402, 'card_declined', {}, 'Your bank declined this card. Try another one; nothing was charged.'],
  [402, 'card_declined', { decline_code: 'expired_card' }, 'This card has expired. Try another one; nothing was charged.'],
  [404, 'payment_not_found', {}, 'This order can be paid only where it was placed, or in its owner’s account.'],
  [409, 'payment_not_payable', {}, 'This order can no longer be paid. Nothing was charged.'],
  [409, 'too_many_attempts', {}, 'This order was tried too often. Cancel it, then order anew; nothing was charged.'],
  [422, 'unknown_payment_method', {}, 'This card is not known here. Choose another one.'],
] as const)('paying is refused with %s %s %o', async (status, code, more, words) => {
  refuses('post', '/payments/confirm', status, code, more)
  const { user } = open()
  await user.click(await payButton())
  expect(await screen.findByText(words)).toBeVisible()
  expect(await payButton()).toBeVisible()
})

test.each([
  ['504', () => { refuses('post', '/payments/confirm', 504, 'outcome_unknown') }],
  ['no answer', () => { isAway('post', '/payments/confirm') }],
])('after %s nothing is offered until the payment is known', async (_, happens) => {
  happens()
  const { user } = open()
  const button = await payButton()
  answers('get', '/payments/{payment_id}', aPayment({ status: 'requires_payment_method' }))
  let known = false
  answers('get', '/payments/{payment_id}', () => aPayment({ status: known ? 'requires_payment_method' : 'processing', attempts: known ? [anAttempt({ status: 'lapsed' })] : [] }))
  // The question before the attempt is answered as payable once, or nothing would be sent.
  let first = true
  answers('get', '/payments/{payment_id}', () => {
    const payable = first || known
    first = false
    return aPayment({ status: payable ? 'requires_payment_method' : 'processing', attempts: known ? [anAttempt({ status: 'lapsed' })] : [] })
  })
  await user.click(button)
  expect(await screen.findByText('We are checking with your bank. You need not pay again.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Pay/ })).toBeNull()
  known = true
  expect(await screen.findByText('The last try to pay did not go through. Nothing was charged.')).toBeVisible()
  expect(await payButton()).toBeVisible()
})

test('coming back from the bank waits for its answer', async () => {
  answers('get', '/payments/{payment_id}', aPayment({ status: 'requires_action', next_action: { type: 'redirect_to_url', url: 'http://shop.test/bank' } }))
  const { location } = open('?payment_intent=pi_1&redirect_status=succeeded')
  expect(await screen.findByText('We are checking with your bank. You need not pay again.')).toBeVisible()
  await waitFor(() => expect(location()).toBe('/orders/order-1'))
})

test('coming back by the back button leads to the bank again, or to another card', async () => {
  answers('get', '/payments/{payment_id}', aPayment({ status: 'requires_action', next_action: { type: 'redirect_to_url', url: 'http://shop.test/bank' } }))
  const { user } = open()
  expect(await screen.findByRole('link', { name: 'Go on at your bank' })).toHaveAttribute('href', 'http://shop.test/bank')
  await user.click(screen.getByRole('button', { name: 'Pay with another card' }))
  expect(await payButton()).toBeVisible()
})

test('a failed 3-D Secure says so and offers to pay', async () => {
  answers('get', '/payments/{payment_id}', aPayment({ attempts: [anAttempt({ decline_code: 'payment_intent_authentication_failure' })] }))
  open('?payment_intent=pi_1&redirect_status=failed')
  expect(await screen.findByText('Your bank could not make sure that it is you. Try again; nothing was charged.')).toBeVisible()
  expect(await payButton()).toBeVisible()
})

test('another provider than the sandbox says that paying is not possible here', async () => {
  answers('get', '/payments/{payment_id}', aPayment({ provider: 'stripe' }))
  open()
  expect(await screen.findByText('Paying online is not possible here yet')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Pay/ })).toBeNull()
})

test('cancelling says what becomes of the money', async () => {
  answers('post', '/orders/{order_id}/cancel', () => {
    is({ status: 'cancelled', cancel_reason: 'customer' })
    return anOrder({ status: 'cancelling', cancel_reason: 'customer' })
  }, 202)
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Cancel this order' }))
  const dialog = await screen.findByRole('dialog', { name: 'Cancel order S-4711?' })
  expect(within(dialog).getByText(/Nothing has been charged for it/)).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: 'Cancel the order' }))
  expect(await screen.findByText('You cancelled this order.')).toBeVisible()
})

test.each([
  [409, 'order_not_cancellable', 'This order can no longer be cancelled.'],
  [404, 'order_not_found', 'This order can be cancelled only where it was placed, or in its owner’s account.'],
] as const)('cancelling is refused with %s %s', async (status, code, words) => {
  refuses('post', '/orders/{order_id}/cancel', status, code)
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Cancel this order' }))
  await user.click(await screen.findByRole('button', { name: 'Cancel the order' }))
  expect(await screen.findByText(words)).toBeVisible()
})

test('an order that is not the reader’s says how to open it', async () => {
  refuses('get', '/orders/{order_id}', 404, 'order_not_found')
  answers('get', '/orders/shop', aShop())
  open()
  expect(await screen.findByText('Open it by the link in your mail, or sign in to the account that ordered.')).toBeVisible()
})

test('without a stream the order is asked every five seconds, until it is over', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    open()
    await payButton()
    is({ status: 'expired', cancel_reason: 'expired' })
    await act(() => vi.advanceTimersByTimeAsync(5_500))
    expect(await screen.findByText('This order was not paid in time.')).toBeVisible()
  } finally {
    vi.useRealTimers()
  }
})

const bought = { status: 'confirmed', payment_status: 'paid' } as const

async function chooses(password: string) {
  is(bought)
  const shown = open()
  await shown.user.type(await screen.findByLabelText('Password'), password)
  await shown.user.click(screen.getByRole('button', { name: 'Create account' }))
  return shown
}

test('a guest who has bought sets a password, and has an account with the order in it', async () => {
  asGuest('a-guest')
  const asked = vi.fn<(of: Asked) => ReturnType<typeof aToken>>(() => aToken())
  answers('post', '/auth/register', asked, 201)
  await chooses('lanterns over the harbour')
  expect(await screen.findByRole('link', { name: 'Your orders' })).toHaveAttribute('href', '/account/orders')
  const [{ headers, body }] = asked.mock.calls[0] ?? [{ headers: new Headers(), body: undefined }]
  expect(headers.get('Authorization')).toBe('Bearer a-guest')
  expect(body).toEqual({ name: '', email: 'amira@souk.test', password: 'lanterns over the harbour', locale: 'en' })
  expect(screen.queryByLabelText('Password')).toBeNull()
  expect(guestToken()).toBeUndefined()
})

test('an e-mail with an account stands at its field, with the way to sign in', async () => {
  asGuest('a-guest')
  refuses('post', '/auth/register', 409, 'email_taken')
  await chooses('lanterns over the harbour')
  expect(await screen.findByRole('alert')).toHaveTextContent('There is an account with this e-mail already.')
  expect(screen.getByLabelText('E-mail')).toBeInvalid()
  expect(screen.getByRole('link', { name: 'Sign in with this e-mail' })).toHaveAttribute('href', '/sign-in?to=%2Faccount%2Forders')
})

test('a password that is too common stands at its field', async () => {
  asGuest('a-guest')
  refuses('post', '/auth/register', 422, 'password_too_common', { errors: [{ field: 'password', code: 'password_too_common' }] })
  await chooses('password1')
  expect(await screen.findByText('Choose a password that is harder to guess')).toBeVisible()
  expect(screen.getByLabelText('Password')).toHaveFocus()
  expect(screen.getAllByRole('alert')).toHaveLength(1)
})

test('a short password is refused before it is sent; any other refusal stands above the fields', async () => {
  asGuest('a-guest')
  const { user } = await chooses('short')
  expect(await screen.findByText('Use at least 8 characters')).toBeVisible()
  refuses('post', '/auth/register', 429, 'too_many_mails')
  await user.type(screen.getByLabelText('Password'), ' no longer')
  await user.click(screen.getByRole('button', { name: 'Create account' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Too many mails went out because of requests from your connection.')
})

test.each([
  ['nobody has bought anything here', undefined, ''],
  ['a link opened it, perhaps to another guest', 'a-guest', '#token=secret-1'],
])('no password is asked for where %s', async (_, token, more) => {
  asGuest(token)
  is(bought)
  open(more)
  expect(await screen.findByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
  expect(screen.queryByRole('heading', { name: 'Set a password for next time' })).toBeNull()
})
