import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, orders, payments } from '@/api/client'
import type { components, operations } from '@/api/generated/payment'
import { may } from '@/desk/session/may'

export type Payment = components['schemas']['StaffPaymentAnswer']
export type PaymentQuery = Omit<NonNullable<operations['list_all_payments']['parameters']['query']>, 'limit' | 'cursor'>

const ORDER_NUMBER = /^[2-9A-HJ-NP-TV-Z]{8}$/i

/** Payments know orders by their ids: an order's number is asked of the orders first. Anything else stays as it is typed. */
async function named(q: string, signal: AbortSignal): Promise<string> {
  if (!ORDER_NUMBER.test(q) || !may('orders.read')) return q
  const { items } = await answer(orders.GET('/orders/all', { params: { query: { q, limit: 2 } }, signal }))
  return items.find(({ number }) => number.toUpperCase() === q.toUpperCase())?.id ?? q
}

/** A page of everybody's payments. `q` is an order's number, or any id that we or the provider gave. */
export const readPayments = (wanted: PaymentQuery, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-payments', 'list', wanted, cursor, limit],
    queryFn: async ({ signal }) => {
      const { q, ...rest } = wanted
      const query = { ...rest, limit, ...(q && { q: await named(q, signal) }), ...(cursor !== undefined && { cursor }) }
      return answer(payments.GET('/payments/all', { params: { query }, signal }))
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
