import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components, operations } from '@/api/generated/order'

export type OrderSummary = components['schemas']['StaffOrderSummaryAnswer']
type Query = NonNullable<operations['list_all_orders']['parameters']['query']>
export type OrderFilters = Omit<Query, 'cursor' | 'limit'>

/** `looking`: the service has more to look through, and is being asked. */
export interface OrdersPage {
  items: OrderSummary[]
  next_cursor: string | null | undefined
  looking: boolean
}

/** Once there are rows, a page that is still short is asked for so many times more. */
const MORE = 10

/**
 * A page of everybody's orders. `q` is how a number, an e-mail address or a buyer's name begins. The service looks at a few
 * hundred orders at a time, and may find few or none among them: it is asked on until there are rows, or nothing is left.
 */
export const readOrders = (filters: OrderFilters, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-orders', 'list', filters, cursor, limit],
    queryFn: async ({ signal, client, queryKey }): Promise<OrdersPage> => {
      const ask = (after: string | undefined, most: number) =>
        answer(orders.GET('/orders/all', { params: { query: { ...filters, limit: most, ...(after !== undefined && { cursor: after }) } }, signal }))
      let page = await ask(cursor, limit)
      let { items } = page
      for (let more = 0; page.next_cursor && items.length < limit && more < MORE; more += items.length > 0 ? 1 : 0) {
        const known = client.getQueryData<OrdersPage>(queryKey)
        if (!known || known.looking) client.setQueryData<OrdersPage>(queryKey, { items, next_cursor: page.next_cursor, looking: true })
        page = await ask(page.next_cursor, limit - items.length)
        items = [...items, ...page.items]
      }
      return { items, next_cursor: page.next_cursor, looking: false }
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })

/** All that the filters show, as a file for spreadsheets. */
export const fetchOrdersCsv = (filters: OrderFilters, signal: AbortSignal): Promise<Blob> =>
  answer(orders.GET('/orders/all.csv', { params: { query: filters }, parseAs: 'blob', signal }))
