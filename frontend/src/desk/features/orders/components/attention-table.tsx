import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { Badge } from '@/desk/ui/badge'
import { atHour, atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'
import { Empty } from '@/ui/states'

import { type AttentionEntry, moneyOf, readAttention, type WaitingKind } from '../api/read-attention'
import { MAIL, STEP, WAITING } from '../words'
import { factOf } from './attention-facts'
import { ResolveMail } from './mail-dialog'
import { StatusBadge } from './order-states'
import { ResolveAttention } from './resolve-dialog'
import { RetryStep } from './retry-step'

const KINDS = Object.keys(WAITING) as WaitingKind[]
const SPEC = { filters: { kind: KINDS } } as const

const COLUMNS: readonly Column<AttentionEntry>[] = [
  { id: 'why', head: <Trans>Why</Trans>, cell: (entry) => <Why entry={entry} /> },
  { id: 'since', head: <Trans>Since</Trans>, cell: ({ since }) => atTime(since), wide: true },
  { id: 'status', head: <Trans>Order</Trans>, cell: ({ order }) => <StatusBadge status={order.status} />, wide: true },
]
const END: Column<AttentionEntry> = { id: 'end', head: <Trans>What to do</Trans>, cell: (entry) => <End entry={entry} />, end: true }

/** What it is, and what is known of it, in a line. */
function Why({ entry }: { entry: AttentionEntry }): ReactNode {
  const { i18n } = useLingui()
  return (
    <div className="grid justify-items-start gap-1">
      <Badge tone="bad">{i18n._(WAITING[entry.kind].name)}</Badge>
      <span className="text-md text-muted"><About entry={entry} /></span>
    </div>
  )
}

function About({ entry }: { entry: AttentionEntry }): ReactNode {
  const { i18n } = useLingui()
  const { stuck, mail, tried } = entry
  if (mail) {
    const words = MAIL[mail.kind]
    return <>{words ? i18n._(words) : mail.kind} · <bdi>{mail.error}</bdi></>
  }
  if (stuck) {
    const at = stuck.next_at ? atHour(stuck.next_at) : ''
    return (
      <>
        {i18n._(STEP[stuck.step])} <Plural value={stuck.attempts} one="Tried # time" other="Tried # times" />
        {at && <> · <Trans>next at {at}</Trans></>}
      </>
    )
  }
  const money = moneyOf(entry)
  const [costs, captured, left] = (['expected', 'captured', 'left'] as const).map((name) => money && factOf(money, name))
  if (entry.kind === 'amount_differs') return costs && captured && <Trans>It costs <Amount of={costs} />, captured is <Amount of={captured} /></Trans>
  const last = tried.at(-1)
  return (
    <>
      {last && <Trans>Refund of <Amount of={last.amount} /></Trans>} · {left && <Trans><Amount of={left} /> still here</Trans>}
      {last && last.tries > 0 && <> · <Plural value={last.tries} one="asked # time" other="asked # times" /></>}
    </>
  )
}

/** The way to end it, of its kind. */
function End({ entry }: { entry: AttentionEntry }): ReactNode {
  const { order, stuck, mail } = entry
  const money = moneyOf(entry)
  if (mail) return <ResolveMail order={order} mail={mail} />
  if (stuck) return <RetryStep order={order} />
  return money && <ResolveAttention order={order} attention={money} />
}

/** Orders that wait for a person, the longest waiting first. */
export function AttentionTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const query = useQuery({ ...readAttention(address.values.kind as WaitingKind | undefined, address.cursor), refetchInterval: 60_000 })
  return (
    <div className="grid gap-4">
      <FilterBar
        list="attention"
        address={address}
        choices={[{ name: 'kind', label: t`Why`, any: t`Everything`, options: KINDS.map((value) => ({ value, label: i18n._(WAITING[value].name) })) }]}
      />
      <DataList
        list="attention"
        label={t`Orders that need you`}
        query={query}
        address={address}
        keyOf={({ order, kind, mail }) => `${kind} ${mail?.id ?? order.id}`}
        name={{ head: <Trans>Number</Trans>, of: ({ order }) => order.number, to: ({ order }) => `/admin/orders/${order.id}` }}
        columns={may('orders.resolve') ? [...COLUMNS, END] : COLUMNS}
        empty={<Empty title={<Trans>Nothing needs you</Trans>}><Trans>When money does not match its order, a refund or a mail fails, or an order does not go on, it waits here.</Trans></Empty>}
      />
    </div>
  )
}
