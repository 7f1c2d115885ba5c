import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type Column, DataList } from '@/desk/list/data-list'
import { FilterBar } from '@/desk/list/filter-bar'
import { useListAddress } from '@/desk/list/list-address'
import { may } from '@/desk/session/may'
import { useCopy } from '@/desk/ui/copy-button'
import { onDay } from '@/locale/dates'
import { Empty } from '@/ui/states'

import { type PeopleFilters, type Person, readPeople } from '../api/read-people'
import { readRoles } from '@/desk/session/read-roles'
import { roleName } from '@/desk/session/role-name'
import { RoleBadge, StandingBadge } from './person-badges'

const SPEC = { filters: { email: 'text', role: 'text' } } as const

const COLUMNS: readonly Column<Person>[] = [
  { id: 'name', head: <Trans>Name</Trans>, cell: ({ name }) => <bdi>{name}</bdi>, wide: true },
  { id: 'role', head: <Trans>Role</Trans>, cell: ({ role }) => <RoleBadge role={role} /> },
  { id: 'status', head: <Trans>Account</Trans>, cell: ({ status }) => <StandingBadge status={status} /> },
  { id: 'mail', head: <Trans>E-mail confirmed</Trans>, cell: ({ email_confirmed: confirmed }) => (confirmed ? <Trans>Yes</Trans> : <Trans>No</Trans>), wide: true },
  { id: 'since', head: <Trans>Since</Trans>, cell: ({ created_at: at }) => (at ? onDay(at) : null), wide: true },
]

const called = ({ email, id }: Person): string => email ?? id

/** Everybody who has an account, found by a part of the e-mail or by role. */
export function PeopleTable(): ReactNode {
  const { t, i18n } = useLingui()
  const copy = useCopy()
  const address = useListAddress(SPEC)
  const query = useQuery(readPeople(address.values as PeopleFilters, address.cursor))
  // Who may not read the roles of this shop finds by those that every shop has.
  const { data: made } = useQuery({ ...readRoles(), enabled: may('people.manage') })
  const roles = ['customer', ...(made?.map((each) => each.name) ?? ['admin', 'support'])]
  return (
    <div className="grid gap-4">
      <FilterBar
        list="people"
        address={address}
        search={{ name: 'email', label: t`E-mail`, placeholder: t`A part of it is enough` }}
        choices={[{ name: 'role', label: t`Role`, any: t`Any role`, options: roles.map((value) => ({ value, label: roleName(value, i18n) })) }]}
      />
      <DataList
        list="people"
        label={t`People`}
        query={query}
        address={address}
        keyOf={({ id }) => id}
        name={{ head: <Trans>E-mail</Trans>, of: called, show: (person) => <bdi className="break-all">{called(person)}</bdi>, to: ({ id }) => `/admin/people/${id}` }}
        columns={COLUMNS}
        {...(may('people.manage') && { edit: ({ id }: Person) => `/admin/people/${id}?change` })}
        bulk={[{ id: 'emails', name: <Trans>Copy e-mails</Trans>, run: (rows) => { copy(rows.map(called)) } }]}
        empty={<Empty title={<Trans>Nobody has an account yet</Trans>} />}
      />
    </div>
  )
}
