import { queryOptions, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'
import { useNews } from '@/api/live'
import { isNewsOf } from '@/api/order-news'

type Page = components['schemas']['StaffOrderPageAnswer']
/** What its page shows beside it; the answer to a change of it has none of this. */
type Beside = Pick<Page, 'notes' | 'mails' | 'timeline'>
export type Order = components['schemas']['StaffOrderAnswer'] & Partial<Beside>
export type Mail = Page['mails'][number]
export type Note = Page['notes'][number]
export type Act = Page['timeline'][number]
export type OrderLine = components['schemas']['OrderLineAnswer']
export type Refund = components['schemas']['StaffOrderRefundAnswer']
export type Attention = components['schemas']['AttentionAnswer']

/** An order as staff see it, with the version that changing it takes. */
export async function showOrder(id: string, signal?: AbortSignal): Promise<Order> {
  const order = await answer(orders.GET('/orders/{order_id}', { params: { path: { order_id: id } }, ...(signal && { signal }) }))
  if (!('version' in order)) throw new Error('The order was answered as to a customer.')
  return order
}

export const readOrder = (id: string) =>
  queryOptions({
    queryKey: ['desk-orders', 'one', id],
    queryFn: ({ signal }) => showOrder(id, signal),
    staleTime: 0,
    // What was known beside the order stays when a change of it is answered; it is read anew right after.
    structuralSharing: (before, after) => ({ ...besideOf(before as Order | undefined), ...(after as Order) }),
  })

const besideOf = (order: Order | undefined): Partial<Beside> =>
  order ? { ...(order.notes && { notes: order.notes }), ...(order.mails && { mails: order.mails }), ...(order.timeline && { timeline: order.timeline }) } : {}

const SOON = 3_000
const POLL = 10_000
/** What the stream does not tell: a colleague's note, a mail that has gone out. */
const BESIDE_THE_STREAM = 30_000

const pause = (live: boolean, order: Order): number => {
  if (order.mails?.some(({ state }) => state === 'waiting')) return SOON
  return live ? BESIDE_THE_STREAM : POLL
}

/** The order as it is now: by its stream while that is heard, else asked every ten seconds. */
export function useLiveOrder(id: string): UseQueryResult<Order> {
  const client = useQueryClient()
  const { queryKey } = readOrder(id)
  const live = useNews({
    on: client.getQueryData(queryKey) !== undefined,
    path: `/orders/${id}/events`,
    event: 'order',
    isNews: (data) => isNewsOf(data, client.getQueryData(queryKey)),
    queryKey,
  })
  return useQuery({ ...readOrder(id), refetchInterval: ({ state: { data } }) => (data ? pause(live, data) : false) })
}

/** How many pieces of a line have gone back, or are about to. */
export function piecesBack({ refunds }: Order, variantId: string): number {
  const lines = refunds.filter(({ status }) => status !== 'failed').flatMap(({ lines: named }) => named)
  return lines.filter(({ variant_id }) => variant_id === variantId).reduce((sum, { quantity }) => sum + quantity, 0)
}

/** What of an order can still be given back, in minor units: captured, less what went or is on its way. */
export function leftToRefund({ captured, refunds }: Order): number {
  const gone = refunds.filter(({ status }) => status !== 'failed').reduce((sum, { amount }) => sum + amount.amount, 0)
  return Math.max(0, (captured?.amount ?? 0) - gone)
}
