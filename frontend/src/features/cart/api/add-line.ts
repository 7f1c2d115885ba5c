import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { answer, carts } from '@/api/client'
import { happened } from '@/api/happened'
import { newKey } from '@/api/idempotency'
import { bearerOrGuest } from '@/api/token'
import { locale } from '@/locale/locale'

import { useDrawer } from '../drawer-store'
import { readCart } from './read-cart'

interface NewLine {
  variantId: string
  quantity: number
}

/** Put pieces into the cart, as a guest where nobody is signed in; the drawer opens on the answer. */
export function useAddLine() {
  const client = useQueryClient()
  // A try whose answer was lost is repeated under its key, so that it adds once.
  const lost = useRef<{ of: string; key: string }>(undefined)
  return useMutation({
    mutationKey: ['cart'],
    mutationFn: async ({ variantId, quantity }: NewLine) => {
      const of = `${variantId} ${quantity}`
      const key = lost.current?.of === of ? lost.current.key : newKey()
      lost.current = { of, key }
      await bearerOrGuest()
      return answer(
        carts.POST('/cart/add', {
          params: { query: { locale }, header: { 'Idempotency-Key': key } },
          body: { variant_id: variantId, quantity },
        }),
      )
    },
    onSuccess: (cart, { variantId }) => {
      const line = cart.lines.find(({ variant_id }) => variant_id === variantId)
      if (line) happened({ type: 'add_to_cart', product_id: line.product_id })
      client.setQueryData(readCart().queryKey, cart)
      useDrawer.getState().show()
    },
    onSettled: (_, problem) => {
      if (!problem || (!problem.passing && problem.status < 500)) lost.current = undefined
    },
  })
}
