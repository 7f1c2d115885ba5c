/** Answers about prices, each field overridable. */
import { euros } from '@/testing/builders'

import type { ComparedVariant, Offer } from './api/read-comparison'

export const anOffer = (seller: string, price: number, over: Partial<Offer> = {}): Offer => ({
  offer_id: `id-${seller}`, seller_name: seller, seller_domain: `${seller.toLowerCase()}.example`, seller_country: 'DK', title: `${seller}’s cap`,
  url: `https://${seller.toLowerCase()}.example/cap`, price: euros(price), shipping: euros(4), total: euros(price + 4), condition: 'new',
  availability: 'in_stock', days_min: 2, days_max: 5, matched_by: 'gtin', checked_at: new Date(Date.now() - 3 * 3_600_000).toISOString(),
  freshness: 'fresh', rank: 1, unranked_because: null, ...over,
})

export const aComparison = (offers: Offer[], over: Partial<ComparedVariant> = {}) => ({
  product_id: 'id-cap',
  variants: [{ variant_id: 'id-', sku: 'SKU-', title: '', price: euros(20), band: 'in_stock' as const, offers, ...over }],
})
