import { queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'

/** The cheapest way to send a parcel to a country. */
export const readDelivery = (country: string) =>
  queryOptions({
    queryKey: ['delivery', country],
    queryFn: async ({ signal }) => {
      const { items } = await answer(orders.GET('/orders/shipping-methods', { params: { query: { country } }, signal }))
      return items.toSorted((a, b) => a.price.amount - b.price.amount)[0] ?? null
    },
    enabled: country !== '',
    staleTime: 300_000,
  })
