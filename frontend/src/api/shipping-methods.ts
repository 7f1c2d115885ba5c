import { queryOptions } from '@tanstack/react-query'

import { answer, orders } from './client'
import type { components } from './generated/order'

export type Method = components['schemas']['ShippingMethodAnswer']

const FIVE_MINUTES = 300_000

/** How parcels can be sent to a country. */
export const readMethods = (country: string) =>
  queryOptions({
    queryKey: ['shipping-methods', country],
    queryFn: async ({ signal }) =>
      (await answer(orders.GET('/orders/shipping-methods', { params: { query: { country } }, signal }))).items,
    enabled: country !== '',
    staleTime: FIVE_MINUTES,
  })
