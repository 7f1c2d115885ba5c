import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, payments } from '@/api/client'
import type { components, operations } from '@/api/generated/payment'

export type ReceivedWebhook = components['schemas']['ReceivedWebhookAnswer']
type Query = NonNullable<operations['list_webhooks']['parameters']['query']>

/** A page of what the provider sent within thirty days, the newest first. */
export const readWebhooks = (wanted: Pick<Query, 'outcome' | 'payment_id'>, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-payments', 'webhooks', wanted, cursor, limit],
    queryFn: ({ signal }) => answer(payments.GET('/payments/webhooks', { params: { query: { ...wanted, limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
