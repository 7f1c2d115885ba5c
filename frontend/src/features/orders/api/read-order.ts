import { queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

import { tokenHeader } from '../order-token'

export type Order = components['schemas']['OrderAnswer']
export type OrderLine = components['schemas']['OrderLineAnswer']
export type OrderStates = Pick<components['schemas']['OrderStatesAnswer'], 'status' | 'payment_status' | 'fulfilment_status'>

/** One order: the caller's own, or what a guest's link opens. */
export const readOrder = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: ({ signal }): Promise<Order> =>
      answer(orders.GET('/orders/{order_id}', { params: { path: { order_id: id }, header: tokenHeader(id) }, signal })),
    staleTime: 0,
  })

/** Whether it waits for money that may still come. */
export const isUnpaid = ({ status, payment_status }: OrderStates): boolean =>
  (status === 'awaiting_payment' || status === 'pending') && payment_status === 'unpaid'

/** Whether nothing more happens to it. */
export const isOver = ({ status, fulfilment_status }: OrderStates): boolean =>
  status === 'cancelled' || status === 'expired' || (status === 'completed' && fulfilment_status === 'delivered')

/** Whether it is paid and stands. */
export const isBought = ({ status }: OrderStates): boolean => status === 'confirmed' || status === 'completed'
