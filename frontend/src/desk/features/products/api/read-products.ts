import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, asFile, catalogue } from '@/api/client'
import type { components, operations } from '@/api/generated/product'
import { locale } from '@/locale/locale'

export type ProductCard = components['schemas']['StaffCardAnswer']
type Query = NonNullable<operations['list_products_for_staff']['parameters']['query']>
/** What the address of the list says, as the service takes it. */
export type ProductFilters = Pick<Query, 'q' | 'status' | 'stock' | 'missing' | 'category' | 'without_picture' | 'sort'>

/** A page of products in any status, with how many there are in all, counted up to 10,000. */
export const readProducts = (filters: ProductFilters, cursor?: string) =>
  queryOptions({
    queryKey: ['desk-products', 'list', locale, filters, cursor],
    queryFn: ({ signal }) =>
      answer(catalogue.GET('/products/staff', { params: { query: { ...filters, locale, limit: 50, total: true, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })

/** The same as a file, whatever page is shown. */
export const readCsv = (filters: ProductFilters, signal: AbortSignal): Promise<Blob> =>
  answer<Blob | undefined>(catalogue.GET('/products/staff.csv', { params: { query: { ...filters, locale } }, signal, ...asFile })) as Promise<Blob>
