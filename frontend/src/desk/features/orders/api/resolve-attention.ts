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

export type Resolution = components['schemas']['Resolution']

export const RESOLVE_WORDS = {
  order_not_found: msg`This order is not there any more.`,
  nothing_to_resolve: msg`Nothing of this order waits any more: somebody has ended it.`,
  refund_in_progress: msg`The provider has not decided about a refund of this order yet: it may still go through.`,
  precondition_failed: msg`This order changed while you looked at it.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<CodesOf<operations['resolve_attention']>, CommonCode>, MessageDescriptor>

interface Ending {
  resolution: Resolution
  note: string
  /** Of the order that it was decided from. */
  version: number
}

/** End what waits for a person at an order. */
export function useResolveAttention(id: string) {
  const client = useQueryClient()
  const [intent] = useState(() => new Intent())
  return useMutation({
    mutationFn: ({ version, ...body }: Ending) =>
      intent.run({ version, ...body }, (key) =>
        answer(orders.POST('/orders/{order_id}/attention/resolve', {
          params: { path: { order_id: id }, header: { 'If-Match': `"${version}"`, 'Idempotency-Key': key } }, body,
        }))),
    onSuccess: (order: Order) => { client.setQueryData(readOrder(id).queryKey, order) },
    onSettled: () => client.invalidateQueries({ queryKey: ['desk-orders'] }),
  })
}
