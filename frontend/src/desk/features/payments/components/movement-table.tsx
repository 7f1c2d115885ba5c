import { Trans, useLingui } from '@lingui/react/macro'
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

import { type Movement, type MovementQuery, readLedger, readMovements } from '../api/read-ledger'
import { dayStart, given } from '../range'
import { ACCOUNT, KIND } from '../words'
import { RangeFields } from './range-fields'

const ACCOUNTS = Object.keys(ACCOUNT) as (keyof typeof ACCOUNT)[]
const KINDS = Object.keys(KIND) as (keyof typeof KIND)[]
const SPEC = { filters: { currency: 'text', account: ACCOUNTS, kind: KINDS, from: 'text', to: 'text' } } as const

const COLUMNS: readonly Column<Movement>[] = [
  { id: 'kind', head: <Trans>Movement</Trans>, cell: (movement) => <Kind movement={movement} /> },
  { id: 'debit', head: <Trans>Debit</Trans>, cell: (movement) => <Side movement={movement} side="debit" />, wide: true },
  { id: 'credit', head: <Trans>Credit</Trans>, cell: (movement) => <Side movement={movement} side="credit" />, wide: true },
  { id: 'amount', head: <Trans>Amount</Trans>, cell: ({ entries, currency }) => <Amount of={{ amount: entries.reduce((sum, { debit }) => sum + debit, 0), currency }} />, end: true },
]
const PAYMENT: Column<Movement> = {
  id: 'payment', head: <Trans>Payment</Trans>, cell: ({ payment_id: id }) => <Link to={`/admin/payments/${id}`} className="link inline-block min-h-6"><Trans>Its payment</Trans></Link>,
}

function Kind({ movement: { kind } }: { movement: Movement }): ReactNode {
  const { i18n } = useLingui()
  return i18n._(KIND[kind])
}

/** The accounts on one side. */
function Side({ movement: { entries }, side }: { movement: Movement; side: 'debit' | 'credit' }): ReactNode {
  const { i18n } = useLingui()
  return entries.filter((entry) => entry[side] > 0).map(({ account }) => i18n._(ACCOUNT[account])).join(', ')
}

function wantedBy({ values }: ListAddress<keyof typeof SPEC.filters>): MovementQuery {
  const { currency, account, kind, from, to } = values
  return given({ currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : undefined, account, kind, occurred_from: dayStart(from), occurred_before: dayStart(to, 1) }) as MovementQuery
}

/** What moved money between accounts, the newest first. */
export function MovementTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const { data: balance } = useQuery(readLedger())
  const query = useQuery(readMovements(wantedBy(address), address.cursor))
  const currencies = [...new Set([...(balance?.accounts.map(({ currency }) => currency) ?? []), ...(address.values.currency ? [address.values.currency] : [])])]
  return (
    <div className="grid gap-4">
      <FilterBar
        list="movements"
        address={address}
        choices={[
          { name: 'currency', label: t`Currency`, any: t`Any currency`, options: currencies.map((value) => ({ value, label: value })) },
          { name: 'account', label: t`Account`, any: t`Any account`, options: ACCOUNTS.map((value) => ({ value, label: i18n._(ACCOUNT[value]) })) },
          { name: 'kind', label: t`Movement`, any: t`Any movement`, options: KINDS.map((value) => ({ value, label: i18n._(KIND[value]) })) },
        ]}
      />
      <RangeFields address={address} ranges={[{ names: ['from', 'to'], label: t`When`, type: 'date' }]} />
      <DataList
        list="movements"
        label={t`Movements`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>When</Trans>, of: ({ occurred_at: at }) => atTime(at), to: ({ payment_id: id }) => (may('payments.read') ? `/admin/payments/${id}` : '/admin/ledger') }}
        columns={may('payments.read') ? [...COLUMNS, PAYMENT] : COLUMNS}
        empty={<Empty title={<Trans>No money has moved yet.</Trans>} />}
      />
    </div>
  )
}
