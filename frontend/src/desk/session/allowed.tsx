import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { usePerson } from '@/api/person'
import { asProblem } from '@/api/problem'
import { SignedIn } from '@/features/session/components/signed-in'
import { LinkButton } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import { isStaff, may, type Permission, readPermissions } from './may'
import { ALLOWS } from './words'

/** For the staff alone: guests sign in and come back here; whoever may not see this reads what is missing, and who can give it. */
export function Staff({ children }: { children: ReactNode }): ReactNode {
  return (
    <SignedIn>
      <OnlyStaff>{children}</OnlyStaff>
    </SignedIn>
  )
}

function OnlyStaff({ children }: { children: ReactNode }): ReactNode {
  const { t } = useLingui()
  const person = usePerson()
  const { data: known, error, isFetching, refetch } = useQuery({ ...readPermissions(person?.id), enabled: isStaff() })
  const email = person?.email
  if (isStaff()) {
    if (known) return children
    if (!error) return <Skeleton className="h-dvh" />
    return (
      <main id="main" className="page">
        <Failed
          title={<Trans>What you may do here could not be read.</Trans>}
          problem={asProblem(error)}
          onRetry={() => void refetch()}
          retrying={isFetching}
        />
      </main>
    )
  }
  return (
    <main id="main" className="page min-h-dvh">
      <PageTitle title={t`This is the staff’s desk`} hidden noindex />
      <Empty
        title={<Trans>This is the staff’s desk</Trans>}
        action={<LinkButton to="/"><Trans>Go to the shop</Trans></LinkButton>}
      >
        <Trans>
          You are signed in as <bdi>{email}</bdi>, a customer’s account. An admin can make it one of the staff.
        </Trans>
      </Empty>
    </main>
  )
}

/** A screen for those who have a permission; others read its name, so that they can ask for it. */
export function Allowed({ takes, children }: { takes: Permission | undefined; children: ReactNode }): ReactNode {
  usePerson() // another role is another answer
  return takes === undefined || may(takes) ? children : <NotAllowed lacking={takes} />
}

/** Says what is missing. */
export function NotAllowed({ lacking }: { lacking: Permission }): ReactNode {
  const { t, i18n } = useLingui()
  const allows = i18n._(ALLOWS[lacking])
  return (
    <>
      <PageTitle title={t`You may not see this`} hidden noindex />
      <Empty
        title={<Trans>You may not see this</Trans>}
        action={<LinkButton to="/admin"><Trans>Go to your desk</Trans></LinkButton>}
      >
        <p>
          <Trans>
            Your account lacks the permission “{allows}” (<code>{lacking}</code>). An admin can give you a role that has it.
          </Trans>
        </p>
      </Empty>
    </>
  )
}
