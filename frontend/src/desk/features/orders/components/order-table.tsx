import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'

import { useShop } from '@/api/shop'
import { CsvButton } from '@/desk/list/csv-button'
import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { useCopy } from '@/desk/ui/copy-button'
import { atTime } from '@/locale/dates'
import { textIn } from '@/locale/locale'
import { Amount } from '@/ui/price'
import { Empty } from '@/ui/states'

import { fetchOrdersCsv, type OrderSummary, readOrders } from '../api/read-orders'
import { askedFor, PAYMENTS, SPEC, STATUSES } from '../order-filters'
import { PAYMENT, STATUS } from '../words'
import { OrderNarrowing } from './order-narrowing'
import { FulfilmentBadge, PaymentBadge, StatusBadge } from './order-states'

const COLUMNS: readonly Column<OrderSummary>[] = [
  { id: 'placed', head: <Trans>Placed</Trans>, cell: ({ placed_at }) => atTime(placed_at), wide: true, sort: 'placed' },
  { id: 'email', head: <Trans>Customer</Trans>, cell: ({ email }) => <bdi title={email}>{email}</bdi>, cut: true },
  { id: 'what', head: <Trans>What</Trans>, cell: (order) => <What order={order} />, wide: 'widest' },
  { id: 'status', head: <Trans>Order</Trans>, cell: ({ status }) => <StatusBadge status={status} /> },
  { id: 'payment', head: <Trans>Payment</Trans>, cell: ({ payment_status }) => <PaymentBadge status={payment_status} /> },
  { id: 'sent', head: <Trans>Parcel</Trans>, cell: (order) => <FulfilmentBadge order={order} />, wide: true },
  { id: 'total', head: <Trans>Total</Trans>, cell: ({ total }) => <Amount of={total} />, end: true, sort: 'total' },
]

/** Everybody's orders, found by number, e-mail, name or state. */
export function OrderTable(): ReactNode {
  const { t, i18n } = useLingui()
  const copy = useCopy()
  const address = useListAddress(SPEC)
  const currency = useShop()?.currency ?? 'EUR'
  const asked = askedFor(address.values, address.sort, currency)
  const query = useQuery(readOrders(asked, address.cursor))
  const looking = query.isFetching && query.data?.looking === true
  return (
    <div className="grid gap-4">
      <FilterBar
        list="orders"
        address={address}
        search={{ name: 'q', label: t`Number, e-mail or name`, placeholder: t`How it begins is enough` }}
        choices={[
          { name: 'status', label: t`Order`, any: t`Any state`, options: STATUSES.map((value) => ({ value, label: i18n._(STATUS[value]) })) },
          { name: 'payment_status', label: t`Payment`, any: t`Any payment`, options: PAYMENTS.map((value) => ({ value, label: i18n._(PAYMENT[value]) })) },
          { name: 'paid', label: t`Money`, any: t`Paid or not`, options: [{ value: 'true', label: t`Was paid once` }, { value: 'false', label: t`Was never paid` }] },
        ]}
      />
      <div className="flex flex-wrap items-start gap-3">
        <OrderNarrowing address={address} currency={currency} />
        <span className="ms-auto"><CsvButton name="orders" fetchCsv={(signal) => fetchOrdersCsv(asked, signal)} /></span>
      </div>
      <p role="status" className={looking ? 'flex items-center gap-2 text-md text-muted' : 'sr-only'}>
        {looking && <LoaderCircle aria-hidden className="size-5 animate-spin" />}
        {looking && <Trans>Still looking through older and other orders: few of them match.</Trans>}
      </p>
      {!(looking && query.data?.items.length === 0) && <DataList
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
      />}
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
