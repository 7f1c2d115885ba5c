import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { useCopy } from '@/desk/ui/copy-button'
import { atTime } from '@/locale/dates'
import { textIn } from '@/locale/locale'
import { Amount } from '@/ui/price'
import { Empty } from '@/ui/states'

import { type OrderFilters, type OrderSummary, readOrders } from '../api/read-orders'
import { PAYMENT, STATUS } from '../words'
import { FulfilmentBadge, PaymentBadge, StatusBadge } from './order-states'

const STATUSES = Object.keys(STATUS) as (keyof typeof STATUS)[]
const PAYMENTS = Object.keys(PAYMENT) as (keyof typeof PAYMENT)[]
const SPEC = { filters: { q: 'text', status: STATUSES, payment_status: PAYMENTS, paid: ['true', 'false'], placed_from: 'text' } } as const

const COLUMNS: readonly Column<OrderSummary>[] = [
  { id: 'placed', head: <Trans>Placed</Trans>, cell: ({ placed_at }) => atTime(placed_at), wide: true },
  { id: 'email', head: <Trans>Customer</Trans>, cell: ({ email }) => <bdi title={email}>{email}</bdi>, cut: true },
  { id: 'what', head: <Trans>What</Trans>, cell: (order) => <What order={order} />, wide: 'widest' },
  { id: 'status', head: <Trans>Order</Trans>, cell: ({ status }) => <StatusBadge status={status} /> },
  { id: 'payment', head: <Trans>Payment</Trans>, cell: ({ payment_status }) => <PaymentBadge status={payment_status} /> },
  { id: 'sent', head: <Trans>Parcel</Trans>, cell: (order) => <FulfilmentBadge order={order} />, wide: true },
  { id: 'total', head: <Trans>Total</Trans>, cell: ({ total }) => <Amount of={total} />, end: true },
]

/** The home names the moment at which the shop's day began. */
function askedFor({ paid, placed_from: from, ...values }: ReturnType<typeof useListAddress<keyof typeof SPEC.filters>>['values']): OrderFilters {
  const moment = from === undefined || Number.isNaN(Date.parse(from)) ? undefined : from
  return { ...(values as OrderFilters), ...(paid && { paid: paid === 'true' }), ...(moment && { placed_from: moment }) }
}

/** Everybody's orders, found by number, e-mail, name or state. */
export function OrderTable(): ReactNode {
  const { t, i18n } = useLingui()
  const copy = useCopy()
  const address = useListAddress(SPEC)
  const query = useQuery(readOrders(askedFor(address.values), address.cursor))
  return (
    <div className="grid gap-4">
      <FilterBar
        list="orders"
        address={address}
        search={{ name: 'q', label: t`Number, e-mail or name`, placeholder: t`How it begins is enough` }}
        choices={[
          { name: 'status', label: t`Order`, any: t`Any state`, options: STATUSES.map((value) => ({ value, label: i18n._(STATUS[value]) })) },
          { name: 'payment_status', label: t`Payment`, any: t`Any payment`, options: PAYMENTS.map((value) => ({ value, label: i18n._(PAYMENT[value]) })) },
        ]}
      />
      <DataList
        list="orders"
        label={t`Orders`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>Number</Trans>, of: ({ number }) => number, to: ({ id }) => `/admin/orders/${id}` }}
        columns={COLUMNS}
        bulk={[
          { id: 'numbers', name: <Trans>Copy numbers</Trans>, run: (rows) => { copy(rows.map(({ number }) => number)) } },
          { id: 'emails', name: <Trans>Copy e-mails</Trans>, run: (rows) => { copy(rows.map(({ email }) => email)) } },
        ]}
        empty={<Empty title={<Trans>No orders yet</Trans>}><Trans>The first one appears here as soon as it is placed.</Trans></Empty>}
      />
    </div>
  )
}

function What({ order: { title, lang, item_count: pieces } }: { order: OrderSummary }): ReactNode {
  return (
    <>
      <span {...textIn(lang)}>{title}</span>
      {pieces > 1 && <span className="whitespace-nowrap text-muted"> · <Plural value={pieces} one="# piece" other="# pieces" /></span>}
    </>
  )
}
