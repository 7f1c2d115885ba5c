import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, carts } from '@/api/client'
import { locale } from '@/locale/locale'

import { type Cart, type CartLine, readCart } from './read-cart'
import { summed } from './use-cart'

const withQuantity = (cart: Cart, line: string, quantity: number): Cart =>
  summed({
    ...cart,
    lines: cart.lines.map((each) =>
      each.id === line
        ? { ...each, quantity, subtotal: { ...each.unit_price, amount: each.unit_price.amount * quantity } }
        : each,
    ),
  })

/** How many pieces a line holds: shown at once, and put back where the service refuses. */
export function useChangeQuantity({ id }: CartLine) {
  const client = useQueryClient()
  const { queryKey } = readCart()
  return useMutation({
    mutationKey: ['cart', id],
    scope: { id: `cart ${id}` },
    mutationFn: (quantity: number) =>
      answer(carts.PUT('/cart/items/{line_id}', { params: { path: { line_id: id }, query: { locale } }, body: { quantity } })),
    onMutate: async (quantity) => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      if (before) client.setQueryData(queryKey, withQuantity(before, id, quantity))
      return { before: before?.lines.find((line) => line.id === id)?.quantity }
    },
    onError: (_, __, context) => {
      const now = client.getQueryData(queryKey)
      if (now && context?.before !== undefined) client.setQueryData(queryKey, withQuantity(now, id, context.before))
    },
    onSuccess: (cart) => {
      // A later click is on its way and already shown: its answer counts.
      if (client.isMutating({ mutationKey: ['cart'] }) === 1) client.setQueryData(queryKey, cart)
    },
    onSettled: () => {
      if (client.isMutating({ mutationKey: ['cart'] }) === 1) void client.invalidateQueries({ queryKey: ['cart'] })
    },
  })
}
