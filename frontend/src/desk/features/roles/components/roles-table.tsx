import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { asProblem } from '@/api/problem'
import { may } from '@/desk/session/may'
import { readRoles } from '@/desk/session/read-roles'
import { Badge } from '@/desk/ui/badge'
import { roleName } from '@/desk/session/role-name'
import { LinkButton } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'


/** Every role of this shop: who has it, how much it holds, and whether it asks for a second factor. */
export function RolesTable(): ReactNode {
  const { i18n } = useLingui()
  const { data, error, refetch, isFetching } = useQuery({ ...readRoles(), staleTime: 0 })
  if (!data) {
    if (!error) return <Skeleton className="h-64 rounded-card!" />
    return <Failed title={<Trans>This could not be read.</Trans>} problem={asProblem(error)} onRetry={() => void refetch()} retrying={isFetching} />
  }
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-4">
      <p className="text-muted"><Trans>A role is a name for what staff may do. Everybody has one; a change is in force within two seconds.</Trans></p>
      <LinkButton to="/admin/new-role" className="justify-self-start"><Trans>New role</Trans></LinkButton>
      <ul className="grid grid-cols-1 gap-3">
        {data.map(({ name, people, permissions, fixed, second_factor: demand }) => {
          const who = plural(people, { 0: 'Nobody has it', one: '# person has it', other: '# people have it' })
          const held = plural(permissions.length, { one: '# permission', other: '# permissions' })
          return (
            <li key={name} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card border border-line bg-surface p-4">
              <div className="min-w-0">
                <h2 className="text-h3"><Link to={`/admin/roles/${name}`} className="link inline-flex min-h-11 items-center break-all"><bdi>{roleName(name, i18n)}</bdi></Link></h2>
                <p className="text-md text-muted">
                  {fixed ? <Trans>May do everything</Trans> : held}
                  {' · '}
                  {people > 0 && may('customers.read') ? <Link to={`/admin/people?role=${name}`} className="link inline-block min-h-6">{who}</Link> : who}
                </p>
              </div>
              {demand === 'required' ? <Badge tone="ok"><Trans>Second factor required</Trans></Badge> : <Badge tone="wait"><Trans>Second factor optional</Trans></Badge>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
