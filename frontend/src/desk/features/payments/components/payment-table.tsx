import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { type Column, DataList } from '@/desk/list/data-list'
import { useListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'
import { Empty } from '@/ui/states'

import { type Payment, readPayments } from '../api/read-payments'
import { PaymentBadge } from './payment-badge'

const SPEC = { filters: {} } as const

const COLUMNS: readonly Column<Payment>[] = [
  { id: 'status', head: <Trans>State</Trans>, cell: ({ status }) => <PaymentBadge status={status} /> },
  { id: 'provider', head: <Trans>Provider</Trans>, cell: ({ provider }) => <bdi>{provider}</bdi>, wide: true },
  { id: 'amount', head: <Trans>Amount</Trans>, cell: ({ amount }) => <Amount of={amount} />, end: true },
  { id: 'captured', head: <Trans>Captured</Trans>, cell: ({ captured }) => <Amount of={captured} />, end: true, wide: true },
  { id: 'refunded', head: <Trans>Given back</Trans>, cell: ({ refunded }) => <Amount of={refunded} />, end: true, wide: true },
]
const ORDER: Column<Payment> = {
  id: 'order', head: <Trans>Order</Trans>, cell: ({ order_id: order }) => <Link to={`/admin/orders/${order}`} className="link inline-block min-h-6"><Trans>Its order</Trans></Link>,
}

/** Everybody's payments, the newest first. */
export function PaymentTable(): ReactNode {
  const { t } = useLingui()
  const address = useListAddress(SPEC)
  const { cursor } = address
  const query = useQuery(readPayments({ ...(cursor !== undefined && { cursor }) }))
  return (
    <DataList
      list="payments"
      label={t`Payments`}
      query={query}
      address={address}
      keyOf={({ id }) => id}
      name={{ head: <Trans>Begun</Trans>, of: ({ created_at }) => atTime(created_at), to: ({ id }) => `/admin/payments/${id}` }}
      columns={may('orders.read') ? [...COLUMNS, ORDER] : COLUMNS}
      empty={<Empty title={<Trans>No payments yet</Trans>}><Trans>The first one appears here with the first order.</Trans></Empty>}
    />
  )
}
