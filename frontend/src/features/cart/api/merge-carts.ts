import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, carts } from '@/api/client'
import type { components } from '@/api/generated/cart'
import { forgetGuest } from '@/api/token'
import { locale } from '@/locale/locale'

import { useDrawer } from '../drawer-store'
import { readCart } from './read-cart'

export type Capped = components['schemas']['CappedLineAnswer']

/** What the last merge did not let in, until it was read. */
export const readCapped = () =>
  queryOptions({
    queryKey: ['cart-capped'],
    queryFn: (): Capped[] => [],
    staleTime: Infinity,
    gcTime: Infinity,
  })

/**
 * After signing in: what the guest had joins the person's cart. `guestToken` is taken before the login, for it is the
 * guest's alone. A repeat answers the first report.
 */
export function useMergeCarts() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (guestToken: string) =>
      answer(carts.POST('/cart/merge', { params: { query: { locale } }, body: { guest_token: guestToken } })),
    onSuccess: ({ cart, capped }) => {
      forgetGuest()
      client.setQueryData(readCart().queryKey, cart)
      client.setQueryData(readCapped().queryKey, capped)
      if (capped.length > 0) useDrawer.getState().show()
    },
    onError: (problem) => {
      if (problem.code === 'invalid_guest_token') forgetGuest()
    },
  })
}
