import { useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, carts } from '@/api/client'
import { locale } from '@/locale/locale'
import { useToasts } from '@/ui/toast'

import { cartWords } from './cart-words'
import { type CartLine, readCart } from './read-cart'
import { useLeaving } from './use-cart'

// Whoever leaves the shop no longer changes their mind.
window.addEventListener('pagehide', settleRemovals)

/** Take a line out: it is gone at once, can be put back for as long as the toast stays, and only then is asked for. */
export function useRemoveLine(): (line: CartLine) => void {
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const { add, drop } = useLeaving.getState()
  const { mutate } = useMutation({
    mutationKey: ['cart'],
    mutationFn: ({ id }: CartLine) =>
      answer(carts.DELETE('/cart/remove/{line_id}', { params: { path: { line_id: id }, query: { locale } }, keepalive: true })),
    onSuccess: (cart) => { client.setQueryData(readCart().queryKey, cart) },
    onError: (problem) => {
      void client.invalidateQueries({ queryKey: ['cart'] })
      if (problem.code !== 'cart_line_not_found') useToasts.getState().show({ text: i18n._(cartWords(problem)) })
    },
    onSettled: (_, __, { id }) => { drop(id) },
  })
  return (line) => {
    const { title } = line
    add(line.id)
    useToasts.getState().show({
      text: t`${title} is out of your cart.`,
      action: { label: t`Undo`, run: () => { drop(line.id) } },
      onGone: () => { mutate(line) },
    })
  }
}

/** Tell the service now what was taken out: the cart is about to be ordered, or left. */
export function settleRemovals(): void {
  if (useLeaving.getState().ids.size > 0) useToasts.getState().dismiss()
}
