import { euros } from '@/testing/builders'

import type { AttentionEntry } from './read-attention'
import type { Attention, Order, Refund } from './read-order'
import type { OrderSummary } from './read-orders'

export const aSummary = (over: Partial<OrderSummary> = {}): OrderSummary => ({
  id: 'order-1', number: 'S-4711', status: 'confirmed', payment_status: 'paid', fulfilment_status: 'unfulfilled', total: euros(28.9), refunded: euros(0),
  placed_at: '2026-11-28T10:00:00Z', item_count: 2, title: 'Stoneware mug', lang: 'en', image_url: null, customer_id: 'u1', email: 'amira@souk.test', ...over,
})

/** A paid order of two mugs, as staff see it. */
export const aStaffOrder = (over: Partial<Order> = {}): Order => ({
  id: 'order-1', number: 'S-4711', customer_id: 'u1', status: 'confirmed', payment_status: 'paid', fulfilment_status: 'unfulfilled', cancel_reason: null, currency: 'EUR',
  lines: [{
    variant_id: 'v-mug', product_id: 'p-mug', sku: 'MUG-1', title: 'Stoneware mug', slug: 'stoneware-mug', lang: 'en', variant_title: 'Blue', image_url: null,
    quantity: 2, unit_price: euros(12), discount: euros(0), net: euros(20.17), tax: euros(3.83), gross: euros(24),
  }],
  subtotal: euros(24), discount: euros(0), shipping: euros(4.9), tax: euros(4.61), total: euros(28.9), refunded: euros(0), prices_include_tax: true,
  shipping_method_id: 'standard', shipping_method_name: 'Standard delivery', email: 'amira@souk.test', locale: 'en', payment_id: null, refunds: [],
  shipping_address: { name: 'Amira Haddad', line1: 'Torstr. 1', city: 'Berlin', country: 'DE', postal_code: '10115' }, billing_address: null,
  placed_at: '2026-11-28T10:00:00Z', payment_due_at: '2026-11-28T10:15:00Z', paid_at: '2026-11-28T10:01:00Z', closed_at: null,
  version: 3, captured: euros(28.9), attention: null, history: [], notes: [], mails: [], timeline: [
    { action: 'placed', actor: 'buyer', occurred_at: '2026-11-28T10:00:00Z', reason: '' },
    { action: 'paid', actor: 'buyer', occurred_at: '2026-11-28T10:01:00Z', reason: '' },
  ], ...over,
})

export const aRefund = (over: Partial<Refund> = {}): Refund => ({
  id: 'refund-1', amount: euros(4.9), reason: 'Late parcel', status: 'succeeded', created_at: '2026-11-28T12:00:00Z', actor: 'staff-1', tries: 1, lines: [], shipping: euros(0), tax: null, restocked_at: null, ...over,
})

export const anAttention = (over: Partial<Attention> = {}): Attention => ({
  kind: 'amount_differs', since: '2026-11-28T10:05:00Z', facts: { expected: euros(28.9), captured: euros(20), refunded: euros(0), left: euros(20) }, tried: [],
  what_to_do: '', ...over,
})

export const anEntry = (over: Partial<AttentionEntry['order']> = {}): AttentionEntry => ({
  ...anAttention(), stuck: null, mail: null, order: { id: 'order-1', number: 'S-4711', version: 3, status: 'on_hold', payment_status: 'paid', ...over },
})
