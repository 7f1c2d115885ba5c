import { queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

/** `delivery_days` says how many working days it takes. */
export type Method = components['schemas']['ShippingMethodAnswer']

/** How parcels can be sent to a country. */
export const readMethods = (country: string) =>
  queryOptions({
    queryKey: ['shipping-methods', country],
    queryFn: async ({ signal }): Promise<Method[]> =>
      (await answer(orders.GET('/orders/shipping-methods', { params: { query: { country } }, signal }))).items,
    enabled: country !== '',
  })
