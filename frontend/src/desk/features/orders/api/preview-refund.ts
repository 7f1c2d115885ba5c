import { queryOptions, skipToken } from '@tanstack/react-query'

import { answer, orders } from '@/api/client'
import type { components } from '@/api/generated/order'

type Schemas = components['schemas']
export type Wish = Schemas['RefundWishBody']
export type Preview = Schemas['RefundPreviewAnswer']

/** What a refund would give now, reckoned by the service; nothing is asked as long as nothing is wished for. */
export const previewRefund = (id: string, version: number, wish: Wish | undefined) =>
  queryOptions({
    queryKey: ['desk-orders', 'preview', id, version, wish],
    queryFn: wish
      ? ({ signal }: { signal: AbortSignal }): Promise<Preview> =>
          answer(orders.POST('/orders/{order_id}/refund/preview', { params: { path: { order_id: id } }, body: wish, signal }))
      : skipToken,
    staleTime: 0,
    gcTime: 60_000,
    retry: (count, problem) => problem.passing && count < 2,
  })
