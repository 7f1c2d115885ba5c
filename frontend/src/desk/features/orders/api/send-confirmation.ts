import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { operations } from '@/api/generated/order'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import { readOrder } from './read-order'

export const CONFIRMATION_WORDS = {
  order_not_found: msg`This order is not there any more.`,
  order_not_confirmed: msg`There is nothing to confirm: this order is not paid, is over, or names nobody any more.`,
} satisfies Record<Exclude<CodesOf<operations['send_confirmation']>, CommonCode>, MessageDescriptor>

/** Mail the confirmation once more. */
export function useSendConfirmation(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => answer(orders.POST('/orders/{order_id}/confirmation', { params: { path: { order_id: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: readOrder(id).queryKey }),
  })
}
