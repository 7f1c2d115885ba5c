import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

import type { Cart } from '../types'

export type Quote = components['schemas']['QuoteAnswer']

/** What the cart costs, sent one way to one country: asked anew for each change of any of them. */
export const readQuote = (cart: Cart, method: string, country: string) => {
  const lines = cart.lines.map(({ variant_id, quantity }) => ({ variant_id, quantity }))
  return queryOptions({
    queryKey: ['quote', { lines, method, country }],
    queryFn: ({ signal }) =>
      answer(orders.POST('/orders/quote', { body: { lines, shipping_method_id: method, country }, signal })),
    enabled: lines.length > 0 && method !== '' && country !== '',
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}
