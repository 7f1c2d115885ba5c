import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type Column, DataList } from '@/desk/list/data-list'
import { useListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { Badge } from '@/desk/ui/badge'
import { atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'
import { Empty } from '@/ui/states'

import { type AttentionEntry, readAttention } from '../api/read-attention'
import { ATTENTION } from '../words'
import { factOf } from './attention-facts'
import { StatusBadge } from './order-states'
import { ResolveAttention } from './resolve-dialog'

const SPEC = { filters: {} } as const

const amount = (entry: AttentionEntry, name: string): ReactNode => {
  const found = factOf(entry, name)
  return found ? <Amount of={found} /> : null
}

const COLUMNS: readonly Column<AttentionEntry>[] = [
  { id: 'why', head: <Trans>Why</Trans>, cell: ({ kind }) => <Why kind={kind} /> },
  { id: 'since', head: <Trans>Since</Trans>, cell: ({ since }) => atTime(since), wide: true },
  { id: 'status', head: <Trans>Order</Trans>, cell: ({ order }) => <StatusBadge status={order.status} />, wide: true },
  { id: 'expected', head: <Trans>It costs</Trans>, cell: (entry) => amount(entry, 'expected'), end: true, wide: true },
  { id: 'captured', head: <Trans>Captured</Trans>, cell: (entry) => amount(entry, 'captured'), end: true },
  { id: 'left', head: <Trans>Still here</Trans>, cell: (entry) => amount(entry, 'left'), end: true, wide: true },
]
const END: Column<AttentionEntry> = {
  id: 'end', head: <Trans>What to do</Trans>, cell: (entry) => <ResolveAttention order={entry.order} attention={entry} />,
}

function Why({ kind }: Pick<AttentionEntry, 'kind'>): ReactNode {
  const { i18n } = useLingui()
  return <Badge tone="bad">{i18n._(ATTENTION[kind].name)}</Badge>
}

/** Orders that wait for a person, the longest waiting first. */
export function AttentionTable(): ReactNode {
  const { t } = useLingui()
  const address = useListAddress(SPEC)
  const query = useQuery({ ...readAttention(address.cursor), refetchInterval: 60_000 })
  return (
    <DataList
      list="attention"
      label={t`Orders that need you`}
      query={query}
      address={address}
      keyOf={({ order }) => order.id}
      name={{ head: <Trans>Number</Trans>, of: ({ order }) => order.number, to: ({ order }) => `/admin/orders/${order.id}` }}
      columns={may('orders.resolve') ? [...COLUMNS, END] : COLUMNS}
      empty={<Empty title={<Trans>Nothing needs you</Trans>}><Trans>When money does not match its order, or a refund fails, it waits here.</Trans></Empty>}
    />
  )
}
