import { queryOptions } from '@tanstack/react-query'

import { answer, carts } from '@/api/client'
import type { components } from '@/api/generated/cart'
import { bearer } from '@/api/token'
import { locale } from '@/locale/locale'

export type Cart = components['schemas']['CartAnswer']
export type CartLine = components['schemas']['CartLineAnswer']

const NOTHING: Cart = {
  id: null, version: 0, checked: true, currency: null, item_count: 0, lines: [], ready_for_checkout: false, subtotal: null,
}

/** The caller's cart; whoever has no token yet has an empty one, and nobody is asked. */
export const readCart = () =>
  queryOptions({
    queryKey: ['cart', locale],
    queryFn: async ({ signal }) =>
      (await bearer()) ? answer(carts.GET('/cart', { params: { query: { locale } }, signal })) : NOTHING,
    staleTime: 0,
  })
