import { euros } from '@/testing/builders'

import type { Order, OrderLine } from './read-order'
import type { Payment } from './read-payment'

export const anOrderLine = (over: Partial<OrderLine> = {}): OrderLine => ({
  variant_id: 'v-mug', product_id: 'p-mug', sku: 'MUG-1', title: 'Stoneware mug', slug: 'stoneware-mug', lang: 'en', variant_title: 'Blue', image_url: null,
  quantity: 2, unit_price: euros(12), discount: euros(0), net: euros(20.17), tax: euros(3.83), gross: euros(24), ...over,
})

/** An order of two mugs that waits for its payment. */
export const anOrder = (over: Partial<Order> = {}): Order => ({
  id: 'order-1', number: 'S-4711', status: 'awaiting_payment', payment_status: 'unpaid', fulfilment_status: 'unfulfilled',
  cancel_reason: null, currency: 'EUR', lines: [anOrderLine()], subtotal: euros(24), discount: euros(0), shipping: euros(4.9),
  tax: euros(4.61), total: euros(28.9), refunded: euros(0), prices_include_tax: true, shipping_method_id: 'standard',
  shipping_method_name: 'Standard delivery', email: 'amira@souk.test', locale: 'en', payment_id: 'pay-1', refunds: [],
  shipping_address: { name: 'Amira Haddad', line1: 'Torstr. 1', city: 'Berlin', country: 'DE', postal_code: '10115' },
  billing_address: null, placed_at: '2026-11-28T10:00:00Z', payment_due_at: '2099-11-28T10:15:00Z', paid_at: null, closed_at: null,
  ...over,
})

type Attempt = Payment['attempts'][number]

export const anAttempt = (over: Partial<Attempt> = {}): Attempt => ({
  id: 'attempt-1', payment_method: 'pm_card_visa', status: 'declined', decline_code: 'generic_decline',
  started_at: '2026-11-28T10:01:00Z', finished_at: '2026-11-28T10:01:01Z', ...over,
})

/** A payment that waits for a card. */
export const aPayment = (over: Partial<Payment> = {}): Payment => ({
  id: 'pay-1', order_id: 'order-1', status: 'requires_payment_method', amount: euros(28.9), captured: euros(0), refunded: euros(0),
  provider: 'sandbox', created_at: '2026-11-28T10:00:00Z', updated_at: '2026-11-28T10:00:00Z', next_action: null, attempts: [],
  refunds: [], ...over,
})
