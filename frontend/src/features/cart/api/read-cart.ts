import { queryOptions } from '@tanstack/react-query'

import { answer, carts } from '@/api/client'
import type { components } from '@/api/generated/cart'
import { ApiProblem } from '@/api/problem'
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
    queryFn: async ({ signal }) => {
      if (!(await bearer())) return NOTHING
      try {
        return await answer(carts.GET('/cart', { params: { query: { locale } }, signal }))
      } catch (thrown) {
        // The guest whose cart it was is nobody any more.
        if (thrown instanceof ApiProblem && thrown.status === 401 && !(await bearer())) return NOTHING
        throw thrown
      }
    },
    staleTime: 0,
  })
