/** Answers as services give them, each field overridable. */
import type { Shop } from '@/api/shop'
import type { Money } from '@/locale/money'

export const euros = (amount: number): Money => ({ amount: Math.round(amount * 100), currency: 'EUR' })

export const aShop = (over: Partial<Shop> = {}): Shop => ({
  name: 'Souk',
  currency: 'EUR',
  locales: ['en', 'fr', 'ar'],
  countries: [{ code: 'IE', postcode: null }],
  terms_version: '2026-01',
  test_mode: true,
  free_delivery_from: null,
  ...over,
})
