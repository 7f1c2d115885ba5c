import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { answer, orders } from '@/api/client'
import type { operations } from '@/api/generated/order'
import { Intent } from '@/api/intent'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export const CANCEL_WORDS = {
  order_not_cancellable: msg`This order can no longer be cancelled: it was paid meanwhile, or it is over.`,
  order_not_found: msg`This order is not there any more.`,
} satisfies Record<Exclude<CodesOf<operations['cancel_order']>, CommonCode>, MessageDescriptor>

/** Give up an unpaid order for its buyer. */
export function useCancelOrder(id: string) {
  const client = useQueryClient()
  const [intent] = useState(() => new Intent())
  return useMutation({
    mutationFn: (reason: string) =>
      intent.run({ reason }, (key) =>
        answer(orders.POST('/orders/{order_id}/cancel', { params: { path: { order_id: id }, header: { 'Idempotency-Key': key } }, body: { reason } }))),
    onSettled: () => client.invalidateQueries({ queryKey: ['desk-orders'] }),
  })
}
