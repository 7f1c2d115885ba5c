/** What the home counts. Each service tells its own numbers: where one is away, those of the others are there. */
import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue, orders, payments, searches } from '@/api/client'
import type { components as OrderApi } from '@/api/generated/order'
import type { components as PaymentApi } from '@/api/generated/payment'
import type { components as SearchApi } from '@/api/generated/search'

export type OrderNumbers = OrderApi['schemas']['DeskNumbersAnswer']
export type MoneyNumbers = PaymentApi['schemas']['WaitingMoneyAnswer']
export type OfferNumbers = SearchApi['schemas']['WaitingPricesAnswer']

/** Staff look at these all day: they come anew each minute. */
const FRESH = { staleTime: 15_000, refetchInterval: 60_000 } as const

/** What happened today in the shop, and what waits at orders. */
export const readOrderNumbers = () =>
  queryOptions({ queryKey: ['desk-orders', 'numbers'], queryFn: ({ signal }) => answer(orders.GET('/orders/desk', { signal })), ...FRESH })

/** What waits at payments. */
export const readMoneyNumbers = () =>
  queryOptions({ queryKey: ['desk-payments', 'numbers'], queryFn: ({ signal }) => answer(payments.GET('/payments/desk', { signal })), ...FRESH })

/** What waits of other sellers' feeds and offers. */
export const readOfferNumbers = () =>
  queryOptions({ queryKey: ['desk-offers', 'numbers'], queryFn: ({ signal }) => answer(searches.GET('/search/desk', { signal })), ...FRESH })

/** How many products run out. */
export const countLowStock = () =>
  queryOptions({
    queryKey: ['desk-products', 'low-stock'],
    queryFn: async ({ signal }) => (await answer(catalogue.GET('/products/staff', { params: { query: { stock: 'low', total: true, limit: 1 } }, signal }))).total ?? 0,
    ...FRESH,
  })
