import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { may } from '@/desk/session/may'
import { CopyButton } from '@/desk/ui/copy-button'
import { Facts } from '@/desk/ui/facts'
import { Panel } from '@/desk/ui/panel'
import { onDay } from '@/locale/dates'
import { languageName } from '@/locale/languages'

import type { Person } from '../api/read-people'
import { ChangePerson } from './change-person'
import { RoleBadge, StandingBadge } from './person-badges'

/** An account: whose it is, how it stands, and the ways to what else is known. */
export function PersonScreen({ person, change }: { person: Person; change: boolean }): ReactNode {
  const { t } = useLingui()
  const { id, email, name, role, status, email_confirmed: confirmed, locale, created_at: at } = person
  const gone = status === 'deleted'
  return (
    <Panel title={<Trans>Account</Trans>} action={may('people.manage') && !gone && <ChangePerson key={id} person={person} opened={change} />}>
      <Facts
        facts={[
          { id: 'name', name: <Trans>Name</Trans>, value: <bdi>{name}</bdi> },
          { id: 'email', name: <Trans>E-mail</Trans>, value: email ? <><bdi className="break-all">{email}</bdi> <CopyButton text={email} label={t`Copy the e-mail`} /></> : '–' },
          { id: 'confirmed', name: <Trans>E-mail confirmed</Trans>, value: confirmed ? <Trans>Yes</Trans> : <Trans>No</Trans> },
          { id: 'role', name: <Trans>Role</Trans>, value: <RoleBadge role={role} /> },
          { id: 'status', name: <Trans>Account</Trans>, value: <StandingBadge status={status} /> },
          ...(locale ? [{ id: 'locale', name: <Trans>Language</Trans>, value: languageName(locale) }] : []),
          ...(at ? [{ id: 'since', name: <Trans>Since</Trans>, value: onDay(at) }] : []),
        ]}
      />
      {may('orders.read') && email && (
        <Link to={`/admin/orders?q=${encodeURIComponent(email)}`} className="link inline-flex min-h-11 items-center justify-self-start"><Trans>All their orders</Trans></Link>
      )}
    </Panel>
  )
}
