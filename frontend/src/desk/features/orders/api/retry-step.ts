import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { operations } from '@/api/generated/order'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export const RETRY_WORDS = {
  order_not_found: msg`This order is not there any more.`,
  nothing_to_resolve: msg`This order has gone on meanwhile.`,
} satisfies Record<Exclude<CodesOf<operations['retry_step']>, CommonCode>, MessageDescriptor>

/** Try a stuck step of an order now; answers whether it came to its end. */
export function useRetryStep(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => (await answer(orders.POST('/orders/{order_id}/attention/retry', { params: { path: { order_id: id } } }))).done,
    onSettled: () => client.invalidateQueries({ queryKey: ['desk-orders'] }),
  })
}
