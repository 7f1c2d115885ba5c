import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { analytics, answer } from '@/api/client'
import type { components, operations } from '@/api/generated/analytics'
import { locale } from '@/locale/locale'

import type { Period } from '../period'

export type SoldProducts = components['schemas']['SoldProductsAnswer']
export type SoldCategories = components['schemas']['SoldCategoriesAnswer']
/** What is best. */
export type SoldBy = NonNullable<NonNullable<operations['report_sold_products']['parameters']['query']>['sort']>

/** As many as the service names. */
const limit = 100

/** What sells best. */
export const readSoldProducts = (period: Period, sort: SoldBy) =>
  queryOptions({
    queryKey: ['desk-reports', 'sold-products', locale, period, sort],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/products/sold', { params: { query: { ...period, sort, limit, locale } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** The same as a file. */
export const fetchSoldProductsCsv = (period: Period, sort: SoldBy, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/products/sold.csv', { params: { query: { ...period, sort, limit, locale } }, signal, parseAs: 'blob' }))

/** Revenue by category. */
export const readSoldCategories = (period: Period) =>
  queryOptions({
    queryKey: ['desk-reports', 'sold-categories', locale, period],
    queryFn: ({ signal }) => answer(analytics.GET('/analytics/categories/sold', { params: { query: { ...period, locale } }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** The same as a file. */
export const fetchSoldCategoriesCsv = (period: Period, signal: AbortSignal): Promise<Blob> =>
  answer(analytics.GET('/analytics/categories/sold.csv', { params: { query: { ...period, locale } }, signal, parseAs: 'blob' }))
