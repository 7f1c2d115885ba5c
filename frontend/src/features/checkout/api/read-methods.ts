import { queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

type Answered = components['schemas']['ShippingMethodAnswer']
/** While a release rolls out, the one before still answers, and does not say how long a parcel takes. */
export type Method = Omit<Answered, 'delivery_days'> & Partial<Pick<Answered, 'delivery_days'>>

/** How parcels can be sent to a country. */
export const readMethods = (country: string) =>
  queryOptions({
    queryKey: ['shipping-methods', country],
    queryFn: async ({ signal }): Promise<Method[]> =>
      (await answer(orders.GET('/orders/shipping-methods', { params: { query: { country } }, signal }))).items,
    enabled: country !== '',
  })
