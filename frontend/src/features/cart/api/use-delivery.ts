import { useQuery } from '@tanstack/react-query'

import { type Method, readMethods } from '@/api/shipping-methods'
import { useShop } from '@/api/shop'
import { likelyCountry } from '@/locale/countries'
import type { Money } from '@/locale/money'

interface Delivery {
  country: string
  method: Method
  /** From which subtotal on it costs nothing; null where it always costs something. */
  freeFrom: Money | null
}

/** The cheapest way to send a parcel to where the shopper likely is; undefined until it is known, or where nobody can say. */
export function useDelivery(): Delivery | undefined {
  const shop = useShop()
  const country = likelyCountry(shop?.countries.map(({ code }) => code) ?? [])
  const method = useQuery(readMethods(country)).data?.toSorted((a, b) => a.price.amount - b.price.amount)[0]
  return method && { country, method, freeFrom: shop?.free_delivery_from ?? null }
}
