import { queryOptions } from '@tanstack/react-query'

import { answer, payments } from '@/api/client'
import type { components } from '@/api/generated/payment'

export type PaymentDetails = components['schemas']['StaffPaymentDetailsAnswer']
export type Transaction = components['schemas']['TransactionAnswer']

/** A payment with its attempts and refunds, as staff see it. */
export const readPayment = (id: string) =>
  queryOptions({
    queryKey: ['desk-payments', 'one', id],
    queryFn: async ({ signal }): Promise<PaymentDetails> => {
      const payment = await answer(payments.GET('/payments/{payment_id}', { params: { path: { payment_id: id } }, signal }))
      if (!('owner_id' in payment)) throw new Error('The payment was answered as to a customer.')
      return payment
    },
    staleTime: 0,
  })

/** How a payment was booked. */
export const readTransactions = (id: string) =>
  queryOptions({
    queryKey: ['desk-payments', 'transactions', id],
    queryFn: async ({ signal }) => (await answer(payments.GET('/payments/{payment_id}/transactions', { params: { path: { payment_id: id } }, signal }))).items,
    staleTime: 0,
  })
