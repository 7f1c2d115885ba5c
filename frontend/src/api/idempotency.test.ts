import { expect, test } from 'vitest'

import { attemptKey, forgetPurchase, heldPurchase, holdOrder, newKey, purchaseOf } from './idempotency'

const BODY = { email: 'amira@souk.test', total: 2890 }

test('the same purchase has one key, in another tab and after a reload too', () => {
  const first = purchaseOf('cart-1 3', BODY)
  expect(purchaseOf('cart-1 3', { ...BODY })).toEqual(first)
  holdOrder(first.key, 'order-1')
  expect(heldPurchase()).toEqual({ ...first, orderId: 'order-1' })
  expect(purchaseOf('cart-1 3', BODY).key).toBe(first.key)
})

test.each([
  ['another total', 'cart-1 3', { ...BODY, total: 2990 }],
  ['another version of the cart', 'cart-1 4', BODY],
])('%s is another purchase', (_, cart, body) => {
  const { key } = purchaseOf('cart-1 3', BODY)
  expect(purchaseOf(cart, body).key).not.toBe(key)
})

test('the browser keeps nothing of what was filled in', () => {
  purchaseOf('cart-1 3', BODY)
  expect(localStorage.getItem('souk.purchase')).not.toContain('amira')
})

test('only the purchase of that order is forgotten', () => {
  const { key } = purchaseOf('cart-1 3', BODY)
  holdOrder(key, 'order-1')
  forgetPurchase('order-2')
  expect(heldPurchase()?.orderId).toBe('order-1')
  forgetPurchase('order-1')
  expect(heldPurchase()).toBeUndefined()
})

test('what another program wrote there is no purchase', () => {
  localStorage.setItem('souk.purchase', '{"key":1')
  expect(heldPurchase()).toBeUndefined()
})

test('keys are UUIDs, and each attempt has its own', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(attemptKey('order-1', 1)).not.toBe(attemptKey('order-1', 2))
})
