import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { Badge, type Tone } from '@/desk/ui/badge'
import { CopyButton } from '@/desk/ui/copy-button'
import { atTime } from '@/locale/dates'
import { Empty } from '@/ui/states'

import { readWebhooks, type ReceivedWebhook } from '../api/read-webhooks'
import { OUTCOME } from '../words'
import { Short } from './payment-table'
import { PaymentWays } from './payment-ways'

type Outcome = ReceivedWebhook['outcome']
const OUTCOMES = Object.keys(OUTCOME) as Outcome[]
const TONES: Readonly<Record<Outcome, Tone>> = { handled: 'ok', known: 'calm', ignored: 'over', not_understood: 'bad', failed: 'bad' }
const SPEC = { filters: { outcome: OUTCOMES } } as const

const COLUMNS: readonly Column<ReceivedWebhook>[] = [
  { id: 'outcome', head: <Trans>What became of it</Trans>, cell: (webhook) => <WebhookOutcome webhook={webhook} /> },
  { id: 'type', head: <Trans>Event</Trans>, cell: ({ type }) => <code className="break-all">{type}</code> },
  { id: 'provider', head: <Trans>Provider</Trans>, cell: ({ provider }) => <bdi>{provider}</bdi>, wide: 'widest' },
  { id: 'event', head: <Trans>Its id</Trans>, cell: ({ event_id: id }) => <EventId id={id} />, wide: true },
  { id: 'payment', head: <Trans>Payment</Trans>, cell: ({ payment_id: id }) => id && <Link to={`/admin/payments/${id}`} className="link inline-block min-h-6"><Trans>Its payment</Trans></Link> },
]

function EventId({ id }: { id: string }): ReactNode {
  const { t } = useLingui()
  return <span className="whitespace-nowrap"><Short id={id} /> <CopyButton text={id} label={t`Copy the event’s id`} /></span>
}

/** What became of it; why, where it failed; how often it came. */
export function WebhookOutcome({ webhook: { outcome, reason, deliveries } }: { webhook: ReceivedWebhook }): ReactNode {
  const { i18n } = useLingui()
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone={TONES[outcome]}>{i18n._(OUTCOME[outcome])}</Badge>
      {reason && <span className="text-sm text-muted"><bdi>{reason}</bdi></span>}
      {deliveries > 1 && <span className="text-sm text-muted"><Plural value={deliveries} one="came # time" other="came # times" /></span>}
    </span>
  )
}

/** What the provider sent within thirty days; never what it said of people and cards. */
export function WebhookTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const outcome = address.values.outcome as Outcome | undefined
  const query = useQuery(readWebhooks(outcome ? { outcome } : {}, address.cursor))
  return (
    <div className="grid gap-4">
      <PaymentWays />
      <FilterBar
        list="webhooks"
        address={address}
        choices={[{ name: 'outcome', label: t`What became of it`, any: t`Anything`, options: OUTCOMES.map((value) => ({ value, label: i18n._(OUTCOME[value]) })) }]}
      />
      <DataList
        list="webhooks"
        label={t`Webhooks`}
        query={query}
        address={address}
        keyOf={({ event_id: id }) => id}
        name={{
          head: <Trans>Received</Trans>, of: ({ received_at: at }) => atTime(at),
          to: ({ payment_id: id }) => (id ? `/admin/payments/${id}` : '/admin/webhooks'),
        }}
        columns={COLUMNS}
        empty={<Empty title={<Trans>No webhooks yet</Trans>}><Trans>What the payment provider sends appears here for thirty days.</Trans></Empty>}
      />
    </div>
  )
}
