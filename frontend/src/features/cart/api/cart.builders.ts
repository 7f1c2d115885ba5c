import { euros } from '@/testing/builders'

import type { Cart, CartLine } from './read-cart'

/** A line of two mugs. */
export const aLine = (over: Partial<CartLine> = {}): CartLine => ({
  id: 'line-1', variant_id: 'v-mug', product_id: 'p-mug', sku: 'MUG-1', slug: 'mug', title: 'Stoneware mug', lang: 'en',
  variant_title: 'Blue', image_url: null, quantity: 2, unit_price: euros(12), price_when_added: euros(12), price_changed: false,
  subtotal: euros(24), problem: null, max_quantity: null, ...over,
})

/** A cart of these lines, that of two mugs where none are given. */
export const aCart = (over: Partial<Cart> = {}): Cart => {
  const lines = over.lines ?? [aLine()]
  return {
    id: 'cart-1', version: 3, checked: true, currency: 'EUR', lines,
    item_count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: euros(lines.reduce((sum, { subtotal }) => sum + subtotal.amount, 0) / 100),
    ready_for_checkout: lines.length > 0 && lines.every(({ problem }) => problem === null),
    ...over,
  }
}
