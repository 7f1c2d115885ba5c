import { euros } from '@/testing/builders'

import type { Quote } from './api/read-quote'
import type { Draft } from './draft'
import type { Placed } from './types'

/** What two mugs cost in Germany. */
export const aQuote = (over: Partial<Quote> = {}): Quote => ({
  lines: [], subtotal: euros(24), discount: euros(0), shipping: euros(4.9), tax: euros(4.61), total: euros(28.9), currency: 'EUR',
  prices_include_tax: true, ...over,
})

/** An order of two mugs, and how to pay it. */
export const aPlaced = (order: Placed['order'], over: Partial<Placed['payment']> = {}): Placed => ({
  order,
  payment: {
    id: 'pay-1', order_id: order.id, status: 'requires_payment_method', amount: order.total, provider: 'sandbox',
    publishable_key: 'pk_sandbox', client_secret: 'secret', ...over,
  },
})

/** Everything filled in, for a parcel to Berlin. */
export const aDraft = (over: Partial<Draft> = {}): Draft => ({
  email: 'amira@souk.test', contactDone: true, person: '', addressDone: true, otherBilling: false, billing: null, method: 'standard',
  deliveryDone: true, card: 'pm_card_visa',
  address: { name: 'Amira Haddad', line1: 'Torstr. 1', line2: '', postal_code: '10115', city: 'Berlin', region: '', country: 'DE', phone: '' },
  ...over,
})

