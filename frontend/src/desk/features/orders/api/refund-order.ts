import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { answer, orders } from '@/api/client'
import type { operations } from '@/api/generated/order'
import { Intent } from '@/api/intent'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'
import type { Money } from '@/locale/money'

import { type Order, readOrder } from './read-order'

export const REFUND_WORDS = {
  order_not_found: msg`This order is not there any more.`,
  order_not_refundable: msg`Nothing of this order can be given back: it is not paid, or all of it has gone back.`,
  invalid_refund: msg`That is more than is left of this order. Look at its totals and try again.`,
  refund_in_progress: msg`A refund of this order is under way. Wait until it has ended.`,
} satisfies Record<Exclude<CodesOf<operations['refund_order']>, CommonCode>, MessageDescriptor>

/** `amount` is absent for all that is left. */
interface Wanted {
  amount?: Money
  reason: string
}

/** Give back all or part of an order. */
export function useRefundOrder(id: string) {
  const client = useQueryClient()
  const [intent] = useState(() => new Intent())
  return useMutation({
    mutationFn: (body: Wanted) =>
      intent.run(body, (key) =>
        answer(orders.POST('/orders/{order_id}/refund', { params: { path: { order_id: id }, header: { 'Idempotency-Key': key } }, body }))),
    onSuccess: (order: Order) => { client.setQueryData(readOrder(id).queryKey, order) },
    onSettled: () => Promise.all([
      client.invalidateQueries({ queryKey: ['desk-orders'] }),
      client.invalidateQueries({ queryKey: ['desk-payments'] }),
    ]),
  })
}
