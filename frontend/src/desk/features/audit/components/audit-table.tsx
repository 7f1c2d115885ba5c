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

import { type AuditEntry, readAudit } from '../api/read-audit'
import { actionWords } from '../words'

const SPEC = { filters: { subject_id: 'text' } } as const
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const COLUMNS: readonly Column<AuditEntry>[] = [
  { id: 'at', head: <Trans>When</Trans>, cell: ({ occurred_at: at }) => atTime(at) },
  { id: 'actor', head: <Trans>Who</Trans>, cell: ({ actor_id: id }) => <Account id={id} /> },
  { id: 'subject', head: <Trans>Whose account</Trans>, cell: ({ subject_id: id }) => <Account id={id} /> },
  { id: 'details', head: <Trans>Details</Trans>, cell: ({ details }) => <Details of={details} />, wide: true },
  { id: 'ip', head: <Trans>From</Trans>, cell: ({ ip_address: ip }) => <bdi dir="ltr">{ip}</bdi>, wide: true },
]

/** Who did what, the newest first; of one account by its id. */
export function AuditTable(): ReactNode {
  const { t, i18n } = useLingui()
  const address = useListAddress(SPEC)
  const { values: { subject_id: typed }, cursor } = address
  const subject = typed !== undefined && UUID.test(typed) ? typed : undefined
  const query = useQuery(readAudit({ ...(subject !== undefined && { subject_id: subject }), ...(cursor !== undefined && { cursor }) }))
  return (
    <div className="grid gap-4">
      <FilterBar list="audit" address={address} search={{ name: 'subject_id', label: t`Account`, placeholder: t`The id of an account` }} />
      {typed !== undefined && subject === undefined && <p role="status" className="text-danger"><Trans>That is no account’s id, so this shows everybody’s. Open a person to see theirs.</Trans></p>}
      <DataList
        list="audit"
        label={t`Audit trail`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>What</Trans>, of: ({ action }) => i18n._(actionWords(action)), to: ({ subject_id: id }) => (id === null ? '/admin/audit' : `/admin/audit?subject_id=${id}`) }}
        columns={COLUMNS}
        empty={<Empty title={<Trans>Nothing has been done yet</Trans>} />}
      />
    </div>
  )
}

/** An account by the end of its id, with the way to it. */
function Account({ id }: { id: string | null }): ReactNode {
  const me = usePerson()?.id
  if (id === null) return <span className="text-muted"><Trans>nobody known</Trans></span>
  const name = id === me ? <Trans>you</Trans> : <code dir="ltr">…{id.slice(-8)}</code>
  return may('customers.read') ? <Link to={`/admin/people/${id}`} title={id} className="link inline-block min-h-6">{name}</Link> : name
}

function Details({ of }: { of: AuditEntry['details'] }): ReactNode {
  return (
    <ul>
      {Object.entries(of).map(([name, value]) => <li key={name} dir="ltr"><code className="break-all">{name}: {value}</code></li>)}
    </ul>
  )
}
