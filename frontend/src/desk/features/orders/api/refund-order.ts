import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { answer, orders } from '@/api/client'
import type { components, operations } from '@/api/generated/order'
import { Intent } from '@/api/intent'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import { type Order, readOrder } from './read-order'

export const REFUND_WORDS = {
  order_not_found: msg`This order is not there any more.`,
  order_not_refundable: msg`That cannot be given back: it is more than is left, or the order is not sold.`,
  invalid_refund: msg`This cannot be given back to a card. Choose another amount.`,
  refund_in_progress: msg`A refund of this order is under way. Wait until it has ended.`,
} satisfies Record<Exclude<CodesOf<operations['refund_order']>, CommonCode>, MessageDescriptor>

/** Give back pieces of lines and delivery, an amount, or all that is left. Pressed twice, or tried again after no answer, it is one refund. */
export function useRefundOrder(id: string) {
  const client = useQueryClient()
  const [intent] = useState(() => new Intent())
  return useMutation({
    mutationFn: (body: components['schemas']['RefundOrderBody']) =>
      intent.run(body, (key) =>
        answer(orders.POST('/orders/{order_id}/refund', { params: { path: { order_id: id }, header: { 'Idempotency-Key': key } }, body }))),
    onSuccess: (order: Order) => { client.setQueryData(readOrder(id).queryKey, order) },
    onSettled: () => Promise.all([
      client.invalidateQueries({ queryKey: ['desk-orders'] }),
      client.invalidateQueries({ queryKey: ['desk-payments'] }),
    ]),
  })
}
