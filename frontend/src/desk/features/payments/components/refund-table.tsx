import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { Badge, type Tone } from '@/desk/ui/badge'
import { atHour, atTime } from '@/locale/dates'
import { money } from '@/locale/money'
import { Amount } from '@/ui/price'
import { Empty } from '@/ui/states'

import { readRefunds, type RefundFate } from '../api/read-refunds'
import { failureWords, ORIGIN, REFUND_STATE } from '../words'
import { Coded } from './coded'
import { PaymentWays } from './payment-ways'

type Status = RefundFate['status']
const STATUSES = ['failed', 'pending', 'succeeded'] as const satisfies readonly Status[]
const TONES: Readonly<Record<Status, Tone>> = { failed: 'bad', pending: 'wait', succeeded: 'ok' }
const SORTS = { '-created': 'newest' } as const
const SPEC = { filters: { status: STATUSES }, sorts: Object.keys(SORTS) } as const

const COLUMNS: readonly Column<RefundFate>[] = [
  { id: 'status', head: <Trans>State</Trans>, cell: (refund) => <Fate refund={refund} /> },
  { id: 'reason', head: <Trans>Why</Trans>, cell: ({ reason }) => <bdi>{reason}</bdi>, wide: true, cut: true },
  { id: 'origin', head: <Trans>Asked for</Trans>, cell: (refund) => <Origin refund={refund} />, wide: 'widest' },
  { id: 'created', head: <Trans>Begun</Trans>, cell: ({ created_at: at }) => atTime(at), wide: true },
  { id: 'payment', head: <Trans>Payment</Trans>, cell: ({ payment_id: id }) => <Link to={`/admin/payments/${id}`} className="link inline-block min-h-6"><Trans>Its payment</Trans></Link> },
]
const ORDER: Column<RefundFate> = {
  id: 'order', head: <Trans>Order</Trans>, cell: ({ order_id: id }) => <Link to={`/admin/orders/${id}`} className="link inline-block min-h-6"><Trans>Its order</Trans></Link>,
}

/** What became of it, why it failed, how often the provider was asked. */
function Fate({ refund: { status, failure_code: code, tries, check_at: at } }: { refund: RefundFate }): ReactNode {
  const { i18n } = useLingui()
  const next = at ? atHour(at) : ''
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <Badge tone={TONES[status]}>{i18n._(REFUND_STATE[status])}</Badge>
      <span className="text-sm text-muted">
        {code && <Coded words={failureWords(code)} code={code} />}
        {tries > 0 && <> <Plural value={tries} one="asked # time" other="asked # times" /></>}
        {next && <> <Trans>next at {next}</Trans></>}
      </span>
    </span>
  )
}

function Origin({ refund: { origin } }: { refund: RefundFate }): ReactNode {
  const { i18n } = useLingui()
  return i18n._(ORIGIN[origin])
}

/** Everybody's refunds and what became of them; those that failed stand first. */
export function RefundTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const status = address.values.status as Status | undefined
  const query = useQuery(readRefunds({ ...(status && { status }), ...(address.sort && { sort: 'newest' as const }) }, address.cursor))
  return (
    <div className="grid gap-4">
      <PaymentWays />
      <FilterBar
        list="refunds"
        address={address}
        choices={[{ name: 'status', label: t`State`, any: t`Any state`, options: STATUSES.map((value) => ({ value, label: i18n._(REFUND_STATE[value]) })) }]}
      />
      <DataList
        list="refunds"
        label={t`Refunds`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>Amount</Trans>, of: ({ amount }) => money(amount), show: ({ amount }) => <Amount of={amount} />, to: ({ payment_id: id }) => `/admin/payments/${id}` }}
        columns={may('orders.read') ? [...COLUMNS, ORDER] : COLUMNS}
        empty={<Empty title={<Trans>No refunds yet</Trans>}><Trans>Money that goes back appears here, with what became of it.</Trans></Empty>}
      />
    </div>
  )
}
