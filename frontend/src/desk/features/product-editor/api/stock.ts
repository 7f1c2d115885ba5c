import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { infiniteQueryOptions, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'

import { answer, catalogue } from '@/api/client'
import type { components, operations } from '@/api/generated/product'
import { Intent } from '@/api/intent'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import { type Product, readProduct } from './product'

export type Movement = components['schemas']['MovementAnswer']
export type MovementBody = components['schemas']['MovementBody']

export const MOVE_WORDS = {
  variant_not_found: msg`This variant is not there any more.`,
  invalid_movement: msg`A receipt or a return adds pieces; only a correction takes some away.`,
  stock_would_be_negative: msg`There are fewer pieces than this would take away.`,
} satisfies Record<Exclude<CodesOf<operations['move_stock']>, CommonCode>, MessageDescriptor>

export const LOW_AT_WORDS = {
  variant_not_found: msg`This variant is not there any more.`,
} satisfies Record<Exclude<CodesOf<operations['set_low_at']>, CommonCode>, MessageDescriptor>

/** What moved a variant's stock other than by sale, the newest first. */
export const readMovements = (variantId: string) =>
  infiniteQueryOptions({
    queryKey: ['desk-movements', variantId],
    queryFn: ({ pageParam, signal }) =>
      answer(catalogue.GET('/products/variants/{variant_id}/stock/movements', { params: { path: { variant_id: variantId }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor: next }) => next,
    staleTime: 0,
  })

/** Count pieces in, or correct the count; what the editor shows of this variant follows, and nothing else of the product. */
export function useMoveStock(productId: string, variantId: string) {
  const client = useQueryClient()
  const intent = useRef(new Intent())
  return useMutation({
    mutationFn: (body: MovementBody) =>
      intent.current.run(body, (key) =>
        answer(catalogue.POST('/products/variants/{variant_id}/stock/movements', { params: { path: { variant_id: variantId }, header: { 'Idempotency-Key': key } }, body }))),
    onSuccess: (stock) => {
      showStock(client, productId, stock)
      return Promise.all([
        client.invalidateQueries({ queryKey: ['desk-movements', variantId] }),
        client.invalidateQueries({ queryKey: ['desk-products'] }),
      ])
    },
  })
}

/** From how many pieces on a variant counts as low; at once, as a movement is. */
export function useSetLowAt(productId: string, variantId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (lowAt: number) =>
      answer(catalogue.PUT('/products/variants/{variant_id}/stock/low-at', { params: { path: { variant_id: variantId } }, body: { low_at: lowAt } })),
    onSuccess: (stock) => {
      showStock(client, productId, stock)
      return client.invalidateQueries({ queryKey: ['desk-products'] })
    },
  })
}

function showStock(client: QueryClient, productId: string, { variant_id: id, available, reserved, sold, low_at }: components['schemas']['StockAnswer']): void {
  client.setQueryData<Product>(readProduct(productId).queryKey, (product) => product && {
    ...product,
    variants: product.variants.map((variant) => (variant.id === id ? { ...variant, stock: { available, reserved, sold, low_at } } : variant)),
  })
}
