import type { Shop } from '@/api/shop'
import { locale } from '@/locale/locale'
import type { Money } from '@/locale/money'
import { toPostal } from '@/ui/address-rules'

import type { Draft } from './draft'
import type { CheckoutBody } from './types'

/** What is asked of the service: the same words for the same purchase, so that its key stays. */
export function bodyOf(draft: Draft, shop: Shop, total: Money): CheckoutBody | undefined {
  const { email, address, billing, otherBilling, method } = draft
  if (!address || (otherBilling && !billing)) return undefined
  return {
    email,
    locale,
    shipping_address: toPostal(address, shop.countries),
    billing_address: otherBilling && billing ? toPostal(billing, shop.countries) : null,
    shipping_method_id: method,
    accepted_terms_version: shop.terms_version,
    expected_total: total,
  }
}
