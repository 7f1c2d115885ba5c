import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { usePerson } from '@/api/person'
import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { atTime } from '@/locale/dates'
import { Empty } from '@/ui/states'

import { isId } from '../api/find-account'
import { type AuditEntry, type AuditFilters, readAudit } from '../api/read-audit'
import { type Action, ACTS, actionWords } from '../words'
import { AuditFilters as Filters, NoLines } from './audit-filters'

const SPEC = { filters: { subject_id: 'text', actor_id: 'text', action: ACTS, from: 'text', to: 'text' } } as const

/** The beginning of a day of the reader's calendar, `later` days on; undefined for what is no day. */
function dayBegins(day: string | undefined, later = 0): string | undefined {
  const [year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')?.slice(1).map(Number) ?? []
  if (year === undefined || month === undefined || date === undefined) return undefined
  const begins = new Date(year, month - 1, date + later)
  return Number.isNaN(begins.getTime()) ? undefined : begins.toISOString()
}

function filtersOf({ subject_id, actor_id, action, from, to }: Partial<Record<keyof typeof SPEC.filters, string>>): AuditFilters {
  const asked = {
    subject_id: subject_id && isId(subject_id) ? subject_id : undefined,
    actor_id: actor_id && isId(actor_id) ? actor_id : undefined,
    action: action as Action | undefined,
    from: dayBegins(from),
    to: dayBegins(to, 1),
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

const COLUMNS: readonly Column<AuditEntry>[] = [
  { id: 'at', head: <Trans>When</Trans>, cell: ({ occurred_at: at }) => atTime(at) },
  { id: 'actor', head: <Trans>Who</Trans>, cell: ({ actor_id: id }) => <Account id={id} /> },
  { id: 'subject', head: <Trans>Whose account</Trans>, cell: ({ subject_id: id }) => <Account id={id} /> },
  { id: 'details', head: <Trans>Details</Trans>, cell: ({ details }) => <Details of={details} />, wide: true },
  { id: 'ip', head: <Trans>From</Trans>, cell: ({ ip_address: ip }) => <bdi dir="ltr">{ip}</bdi>, wide: true },
]

/** Who did what, the newest first; by who did it, whose account it was, what it was, and when. */
export function AuditTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const query = useQuery(readAudit(filtersOf(address.values), address.cursor))
  return (
    <div className="grid gap-4">
      <Filters address={address} />
      <FilterBar
        list="audit"
        address={address}
        choices={[{ name: 'action', label: t`What`, any: t`Anything`, options: ACTS.map((value) => ({ value, label: actionWords(value, i18n) })) }]}
      />
      <DataList
        list="audit"
        label={t`Audit trail`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>What</Trans>, of: ({ action }) => actionWords(action, i18n), to: ({ subject_id: id }) => (id === null ? '/admin/audit' : `/admin/audit?subject_id=${id}`) }}
        columns={COLUMNS}
        empty={<Empty title={<NoLines filtered={address.view !== ''} />} />}
      />
    </div>
  )
}

/** An account by the end of its id, with the way to it. */
function Account({ id }: { id: string | null }): ReactNode {
  const me = usePerson()?.id
  if (id === null) return <span className="text-muted"><Trans>nobody known</Trans></span>
  const name = id === me ? <Trans>you</Trans> : <code dir="ltr" className="whitespace-nowrap">…{id.slice(-8)}</code>
  return may('customers.read') ? <Link to={`/admin/people/${id}`} title={id} className="link inline-block min-h-6">{name}</Link> : name
}

function Details({ of }: { of: AuditEntry['details'] }): ReactNode {
  return (
    <ul>
      {Object.entries(of).map(([name, value]) => <li key={name} dir="ltr"><code className="break-all">{name}: {value}</code></li>)}
    </ul>
  )
}
