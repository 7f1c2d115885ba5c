import { useQuery, type UseQueryResult } from '@tanstack/react-query'

import { leaving } from '@/ui/leaving'

import { type Cart, readCart } from './read-cart'

/** Lines that were taken out a moment ago and can still be put back: the service has not been told. */
export const useLeaving = leaving()

/** The cart without some lines: its sums are those of what stays. */
export function without(cart: Cart, ids: ReadonlySet<string>): Cart {
  if (!cart.lines.some(({ id }) => ids.has(id))) return cart
  return summed({ ...cart, lines: cart.lines.filter(({ id }) => !ids.has(id)) })
}

/** The cart with the sums of its lines; as the service counts, what cannot be had at all costs nothing. */
export function summed(cart: Cart): Cart {
  const { currency, lines } = cart
  const priced = lines.filter(({ problem }) => problem !== 'unavailable' && problem !== 'out_of_stock')
  return {
    ...cart,
    item_count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: currency === null ? null : { amount: priced.reduce((sum, { subtotal }) => sum + subtotal.amount, 0), currency },
    ready_for_checkout: lines.length > 0 && lines.every(({ problem }) => problem === null),
  }
}

/** The cart as its owner sees it now. */
export function useCart(): UseQueryResult<Cart> {
  const ids = useLeaving(({ ids: now }) => now)
  return useQuery({ ...readCart(), select: (cart) => without(cart, ids) })
}
