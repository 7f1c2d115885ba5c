import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { operations } from '@/api/generated/order'
import type { ApiProblem, CodesOf } from '@/api/problem'
import { type CommonCode, wordsFor } from '@/api/words'

import { readOrder } from './read-order'

const WORDS = {
  order_not_cancellable: msg`This order can no longer be cancelled.`,
  order_not_found: msg`This order can be cancelled only where it was placed, or in its owner’s account.`,
} satisfies Record<Exclude<CodesOf<operations['cancel_order']>, CommonCode>, MessageDescriptor>

/** The sentence for a refused cancellation. */
export const cancelWords = (problem: ApiProblem): MessageDescriptor => wordsFor(problem, WORDS)

/** Give up an unpaid order. */
export function useCancelOrder(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      answer(orders.POST('/orders/{order_id}/cancel', {
        params: { path: { order_id: id }, header: { 'Idempotency-Key': `${id}.cancel` } },
      })),
    onSuccess: (order) => { client.setQueryData(readOrder(id).queryKey, order) },
    onSettled: () => void client.invalidateQueries({ queryKey: ['orders'] }),
  })
}
