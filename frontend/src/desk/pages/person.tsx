import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'

import { readPerson } from '@/desk/features/people/api/read-people'
import { PersonScreen } from '@/desk/features/people/components/person-screen'
import { SecondFactorPanel } from '@/desk/features/people/components/second-factor-panel'
import { SessionsPanel } from '@/desk/features/people/components/sessions-panel'
import { may } from '@/desk/session/may'
import { BackTo } from '@/desk/ui/back'
import { One, Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  const { userId = '' } = useParams()
  const [search] = useSearchParams()
  return (
    <One
      query={useQuery(readPerson(userId))}
      title={t`Person`}
      above={<BackTo list="/admin/people"><Trans>People</Trans></BackTo>}
      missing={{ title: <Trans>There is no such account</Trans>, to: '/admin/people', action: <Trans>See all people</Trans> }}
    >
      {(person) => (
        <Screen title={[person.name, person.email].find(Boolean) ?? t`Person`}>
          <div className="grid max-w-2xl grid-cols-1 gap-5">
            <PersonScreen person={person} change={search.has('change')} />
            {person.status !== 'deleted' && may('sessions.end') && <SessionsPanel person={person} />}
            {person.status !== 'deleted' && person.role !== 'customer' && may('people.manage') && <SecondFactorPanel person={person} />}
            {may('audit.read') && (
              <Link to={`/admin/audit?subject_id=${person.id}`} className="link inline-flex min-h-11 items-center justify-self-start">
                <Trans>What was done to this account</Trans>
              </Link>
            )}
          </div>
        </Screen>
      )}
    </One>
  )
}
