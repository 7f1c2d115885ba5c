import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { answer, orders } from '@/api/client'
import type { operations } from '@/api/generated/order'
import { Intent } from '@/api/intent'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import { type Order, readOrder } from './read-order'

export const NOTE_WORDS = {
  order_not_found: msg`This order is not there any more.`,
} satisfies Record<Exclude<CodesOf<operations['add_note']>, CommonCode>, MessageDescriptor>

/** Note something about an order, for staff alone. Tried again after no answer, it is one note. */
export function useAddNote(id: string) {
  const client = useQueryClient()
  const [intent] = useState(() => new Intent())
  return useMutation({
    mutationFn: (text: string) =>
      intent.run({ text }, (key) =>
        answer(orders.POST('/orders/{order_id}/notes', { params: { path: { order_id: id }, header: { 'Idempotency-Key': key } }, body: { text } }))),
    onSuccess: (note) => {
      client.setQueryData(readOrder(id).queryKey, (order: Order | undefined) => order && { ...order, notes: [...(order.notes ?? []), note] })
    },
    onSettled: () => void client.invalidateQueries({ queryKey: readOrder(id).queryKey }),
  })
}
