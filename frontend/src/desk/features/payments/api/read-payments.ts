import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, payments } from '@/api/client'
import type { components } from '@/api/generated/payment'

export type Payment = components['schemas']['PaymentAnswer']

/** A page of everybody's payments, the newest first, or those of one order. */
export const readPayments = ({ order_id, cursor, limit = 50 }: { order_id?: string; cursor?: string; limit?: number }) =>
  queryOptions({
    queryKey: ['desk-payments', 'list', order_id, cursor, limit],
    queryFn: ({ signal }) =>
      answer(payments.GET('/payments', {
        params: { query: { limit, ...(order_id !== undefined && { order_id }), ...(cursor !== undefined && { cursor }) } }, signal,
      })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
