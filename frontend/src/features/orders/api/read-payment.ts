import { queryOptions } from '@tanstack/react-query'

import { answer, payments } from '@/api/client'
import type { components } from '@/api/generated/payment'

export type Payment = components['schemas']['PaymentDetailsAnswer']

export const showPayment = (id: string, signal?: AbortSignal): Promise<Payment> =>
  answer(payments.GET('/payments/{payment_id}', { params: { path: { payment_id: id } }, ...(signal && { signal }) }))

/** A payment with its attempts; while one is under way it is asked again until its end is known. */
export const readPayment = (id: string) =>
  queryOptions({
    queryKey: ['payments', id],
    queryFn: ({ signal }) => showPayment(id, signal),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) =>
      data?.status === 'processing' || data?.status === 'voiding' || data?.status === 'requires_action' ? 2_000 : false,
  })
