import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { type ListAddress, useListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'
import { Empty } from '@/ui/states'

import { type Payment, type PaymentQuery, readPayments } from '../api/read-payments'
import { dayStart, given, minor } from '../range'
import { declineWords, STATUS } from '../words'
import { Coded } from './coded'
import { PaymentBadge } from './payment-badge'
import { PaymentWays } from './payment-ways'
import { RangeFields } from './range-fields'

const STATUSES = Object.keys(STATUS) as (keyof typeof STATUS)[]
const PROVIDERS = ['stripe', 'sandbox'] as const
const SORTS = { '-created': 'newest', created: 'oldest', '-amount': 'amount_desc', amount: 'amount_asc' } as const
const SPEC = {
  filters: { q: 'text', status: STATUSES, provider: PROVIDERS, currency: 'text', from: 'text', to: 'text', least: 'text', most: 'text' },
  sorts: Object.keys(SORTS),
} as const
/** Of amounts without a currency: two decimals, as most have. */
const USUAL = 'EUR'

const COLUMNS: readonly Column<Payment>[] = [
  { id: 'status', head: <Trans>State</Trans>, cell: (payment) => <State payment={payment} /> },
  { id: 'created', head: <Trans>Begun</Trans>, cell: ({ created_at: at }) => atTime(at), wide: true, sort: 'created' },
  { id: 'provider', head: <Trans>Provider</Trans>, cell: ({ provider }) => <bdi>{provider}</bdi>, wide: true },
  { id: 'captured', head: <Trans>Captured</Trans>, cell: ({ captured }) => <Amount of={captured} />, end: true, wide: true },
  { id: 'refunded', head: <Trans>Given back</Trans>, cell: ({ refunded }) => <Amount of={refunded} />, end: true, wide: true },
  { id: 'amount', head: <Trans>Amount</Trans>, cell: ({ amount }) => <Amount of={amount} />, end: true, sort: 'amount' },
]
const ORDER: Column<Payment> = {
  id: 'order', head: <Trans>Order</Trans>, cell: ({ order_id: order }) => <Link to={`/admin/orders/${order}`} className="link inline-block min-h-6"><Trans>Its order</Trans></Link>,
}

/** How it stands; of one that was refused, why. */
function State({ payment: { status, decline_code: code, attempt_count: tries } }: { payment: Payment }): ReactNode {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <PaymentBadge status={status} />
      {code && status !== 'succeeded' && <span className="text-sm text-muted"><Coded words={declineWords(code)} code={code} /></span>}
      {tries > 1 && <span className="text-sm text-muted"><Plural value={tries} one="# attempt" other="# attempts" /></span>}
    </span>
  )
}

function wantedBy({ values, sort }: ListAddress<keyof typeof SPEC.filters>): PaymentQuery {
  const currency = values.currency?.toUpperCase()
  return given({
    q: values.q, status: values.status, provider: values.provider, currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined,
    created_from: dayStart(values.from), created_before: dayStart(values.to, 1),
    amount_min: minor(values.least, currency ?? USUAL), amount_max: minor(values.most, currency ?? USUAL),
    sort: sort ? SORTS[sort as keyof typeof SORTS] : undefined,
  }) as PaymentQuery
}

/** Everybody's payments, the newest first. */
export function PaymentTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const query = useQuery(readPayments(wantedBy(address), address.cursor))
  return (
    <div className="grid gap-4">
      <PaymentWays />
      <FilterBar
        list="payments"
        address={address}
        search={{ name: 'q', label: t`Order number, or any id`, placeholder: t`Ours or the provider’s, whole` }}
        choices={[
          { name: 'status', label: t`State`, any: t`Any state`, options: STATUSES.map((value) => ({ value, label: i18n._(STATUS[value]) })) },
          { name: 'provider', label: t`Provider`, any: t`Any provider`, options: PROVIDERS.map((value) => ({ value, label: value })) },
        ]}
      />
      <RangeFields
        address={address}
        ranges={[{ names: ['from', 'to'], label: t`Begun`, type: 'date' }, { names: ['least', 'most'], label: t`Amount`, type: 'amount' }]}
      />
      <DataList
        list="payments"
        label={t`Payments`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>Payment</Trans>, of: ({ intent_id: intent, id }) => intent ?? id, show: ({ intent_id: intent, id }) => <Short id={intent ?? id} />, to: ({ id }) => `/admin/payments/${id}` }}
        columns={may('orders.read') ? [...COLUMNS, ORDER] : COLUMNS}
        empty={<Empty title={<Trans>No payments yet</Trans>}><Trans>The first one appears here with the first order.</Trans></Empty>}
      />
    </div>
  )
}

/** An id by its end, where its differences are; whole for those who hear it. */
export function Short({ id }: { id: string }): ReactNode {
  return id.length <= 14 ? <bdi>{id}</bdi> : <bdi title={id}><span aria-hidden>…{id.slice(-10)}</span><span className="sr-only">{id}</span></bdi>
}
