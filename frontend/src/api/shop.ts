import { queryOptions, useQuery } from '@tanstack/react-query'

import { answer, orders } from './client'
import type { components } from './generated/order'

export type Shop = components['schemas']['ShopAnswer']

const HOUR = 3_600_000

/** The shop's public facts: name, currency, countries, version of the terms, whether payments are real; `fresh` asks past every cache. */
export const readShop = ({ fresh = false } = {}) =>
  queryOptions({
    queryKey: ['shop'],
    queryFn: ({ signal }) => answer(orders.GET('/orders/shop', { signal, cache: fresh ? 'reload' : 'default' })),
    staleTime: HOUR,
  })

/** Those facts, once they are there; nothing waits for them. */
export const useShop = (): Shop | undefined => useQuery(readShop()).data
