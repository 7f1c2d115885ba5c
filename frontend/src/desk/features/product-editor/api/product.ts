import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components } from '@/api/generated/product'

type Schemas = components['schemas']

/** A product as staff see it: in any state, with every translation, numbers of stock and the version that a save takes. */
export type Product = Schemas['StaffProductAnswer']
export type ProductBody = Schemas['WholeProductBody']
export type Status = Schemas['ProductStatus']
export type Stock = Schemas['StockNumbersAnswer']

const isStaff = (product: Schemas['ProductAnswer'] | Product): product is Product => 'version' in product

/** The product as it is now. */
export async function showProduct(id: string, signal?: AbortSignal): Promise<Product> {
  const said = await answer(catalogue.GET('/products/{reference}', { params: { path: { reference: id } }, ...(signal && { signal }) }))
  if (!isStaff(said)) throw new Error('Only who may read drafts comes here.')
  return said
}

export const readProduct = (id: string) =>
  queryOptions({ queryKey: ['desk-product', id], queryFn: ({ signal }) => showProduct(id, signal), staleTime: 0 })
