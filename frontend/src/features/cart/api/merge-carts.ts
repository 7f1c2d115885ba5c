import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, carts } from '@/api/client'
import { forgetGuest } from '@/api/token'
import { locale } from '@/locale/locale'

import { readCart } from './read-cart'

/** After signing in: what the guest had joins the person's cart. A repeat answers the first report. */
export function useMergeCarts() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (guestToken: string) =>
      answer(carts.POST('/cart/merge', { params: { query: { locale } }, body: { guest_token: guestToken } })),
    onSuccess: ({ cart }) => {
      forgetGuest()
      client.setQueryData(readCart().queryKey, cart)
    },
    onError: (problem) => {
      if (problem.code === 'invalid_guest_token') forgetGuest()
    },
  })
}
