/** What the desk's tests know of other sellers. */
import { euros } from '@/testing/builders'

import type { Feed } from './feeds'
import type { Candidate, WaitingOffer } from './matches'
import type { Seller } from './sellers'

export const aSeller = (over: Partial<Seller> = {}): Seller => ({
  id: 's1', name: 'Lampenladen', domain: 'lampen.example', country: 'DE', currency: 'EUR', sends_our_skus: false, created_at: '2026-03-01T10:00:00Z', version: 3, ...over,
})

const NO_DIFFERENCE = { before: 0, added: 0, changed: 0, unchanged: 0, missing: 0, kept: 0, moved: 0 }

export const aFeed = (over: Partial<Feed> = {}): Feed => ({
  id: 'f1', seller_id: 's1', format: 'csv', sha256: 'ab', status: 'applied', rows: 3, fault_count: 0, faults: [], held_because: [], difference: NO_DIFFERENCE,
  received_at: '2026-11-28T10:00:00Z', decided_at: null, decided_by: null, ...over,
})

export const aHeldFeed = (over: Partial<Feed> = {}): Feed =>
  aFeed({ status: 'held', held_because: ['few_rows', 'prices_moved'], difference: { ...NO_DIFFERENCE, before: 10, changed: 2, added: 1, kept: 2, moved: 2 }, ...over })

export const aCandidate = (over: Partial<Candidate> = {}): Candidate => ({
  variant_id: 'v1', product_id: 'p1', sku: 'LAMP-1', title: 'Lumen Brass lamp', price: euros(25), brand: 'LUMEN', gtins: ['04006381333931'], mpn: 'BL-100', score: 800, ...over,
})

export const aWaitingOffer = (over: Partial<WaitingOffer> = {}): WaitingOffer => ({
  offer_id: 'o1', seller_id: 's1', seller_name: 'Lampenladen', seller_sku: 'L-1', title: 'Brass lamp large', url: 'https://lampen.example/1', price: euros(30), gtin: null,
  brand: 'Lumen', mpn: 'bl 100', contradicted: null, since: '2026-11-27T10:00:00Z', candidates: [aCandidate(), aCandidate({ variant_id: 'v2', title: 'Steel lamp', brand: 'Glow', mpn: null, price: euros(90) })], ...over,
})
