/** Reports as analytics-service gives them, each field overridable. */
import { euros } from '@/testing/builders'

import type { Minute } from '../minutes'
import type { Baskets } from './baskets'
import type { Dashboard } from './dashboard'
import type { Revenue } from './revenue'
import type { SoldProducts } from './sold'

/** Thirty days that are over. */
export const PERIOD = { first: '2026-11-01', last: '2026-11-30', time_zone: 'Europe/Paris' }
export const BEFORE = { first: '2026-10-02', last: '2026-10-31', time_zone: 'Europe/Paris' }

type Sold = Revenue['total']
export const sold = (revenue: number, orders = 1, over: Partial<Sold> = {}): Sold => ({
  orders, revenue: euros(revenue), shipping: euros(orders * 4.9), refunds: euros(0), net: euros(revenue), ...over,
})

type Figures = Dashboard['figures']
export const figures = (over: Partial<Figures> = {}): Figures => ({
  sold: sold(1200, 40), average_order: euros(30), new_customers: 12, page_views: 9000, product_views: 4000, searches: 500, carts: 300, checkouts: 60,
  visitors: 1500, sessions: 2000, paid_sessions: 38, conversion: 0.019, ...over,
})

/** Two days of sales, and the two before them. */
export const aRevenue = (over: Partial<Revenue> = {}): Revenue => ({
  period: { ...PERIOD, first: '2026-11-29' },
  total: sold(300, 9),
  rows: [{ starts_at: '2026-11-28T23:00:00Z', day: '2026-11-29', sold: sold(100, 3) }, { starts_at: '2026-11-29T23:00:00Z', day: '2026-11-30', sold: sold(200, 6) }],
  before: {
    period: { ...BEFORE, first: '2026-11-27', last: '2026-11-28' },
    total: sold(240, 8),
    rows: [{ starts_at: '2026-11-26T23:00:00Z', day: '2026-11-27', sold: sold(120, 4) }, { starts_at: '2026-11-27T23:00:00Z', day: '2026-11-28', sold: sold(120, 4) }],
  },
  ...over,
})

type SoldProduct = SoldProducts['items'][number]
export const aSoldProduct = (title: string | null, over: Partial<SoldProduct> = {}): SoldProduct => ({
  product: { id: `id-${title ?? 'gone'}`, slug: title, title, lang: title === null ? null : 'en' },
  pieces: 3, orders: 2, revenue: euros(60), refunds: euros(0), net: euros(60), views: 40, carts: 5, ...over,
})

export const someBaskets = (over: Partial<Baskets> = {}): Baskets => ({
  period: { ...PERIOD, first: '2026-11-29' }, filled: 40, paid: 10, abandoned: 30, abandoned_share: 0.75,
  days: [{ day: '2026-11-29', filled: 25, paid: 5, abandoned: 20 }, { day: '2026-11-30', filled: 15, paid: 5, abandoned: 10 }],
  products: [{ product: { id: 'p-mug', slug: 'mug', title: 'Stoneware mug', lang: 'en' }, baskets: 7 }],
  ...over,
})

export const aMinute = (over: Partial<Minute> = {}): Minute => ({
  starts_at: '2026-11-30T12:00:00Z', page_views: 5, product_views: 2, searches: 1, carts: 1, checkouts: 0, orders: 0, revenue: euros(0), ...over,
})
