import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { atTime } from '@/locale/dates'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readWebhooks } from '../api/read-webhooks'
import { WebhookOutcome } from './webhook-table'

/** What the provider sent about a payment within thirty days. */
export function PaymentWebhooks({ paymentId }: { paymentId: string }): ReactNode {
  const { t } = useLingui()
  const { data, error, refetch, isFetching } = useQuery(readWebhooks({ payment_id: paymentId }, undefined, 100))
  if (!data) {
    return error ? (
      <Failed title={<Trans>What the provider sent could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton className="h-24" />
    )
  }
  if (data.items.length === 0) return <p className="text-muted"><Trans>The provider has sent nothing about it in the last thirty days.</Trans></p>
  return (
    <ul aria-label={t`Webhooks`} className="grid">
      {data.items.map((webhook) => (
        <li key={webhook.event_id} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2 text-md last:border-b-0">
          <span className="grid gap-1"><code className="break-all">{webhook.type}</code><WebhookOutcome webhook={webhook} /></span>
          <span className="text-sm text-muted">{atTime(webhook.received_at)}</span>
        </li>
      ))}
    </ul>
  )
}
