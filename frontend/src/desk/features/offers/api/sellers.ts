import { queryOptions } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components } from '@/api/generated/search'

export type Seller = components['schemas']['SellerAnswer']
export type SellerFacts = Required<components['schemas']['SellerBody']>

/** One seller, with the version that changing it takes. */
export const showSeller = (id: string, signal?: AbortSignal): Promise<Seller> =>
  answer(searches.GET('/search/sellers/{seller_id}', { params: { path: { seller_id: id } }, ...(signal && { signal }) }))

export const readSeller = (id: string) =>
  queryOptions({ queryKey: ['desk-sellers', 'one', id], queryFn: ({ signal }) => showSeller(id, signal), staleTime: 0 })

/** Every seller, by name: there are no more than a shop compares itself with. */
export const readSellers = () =>
  queryOptions({ queryKey: ['desk-sellers', 'all'], queryFn: ({ signal }) => answer(searches.GET('/search/sellers', { signal })), staleTime: 0 })
