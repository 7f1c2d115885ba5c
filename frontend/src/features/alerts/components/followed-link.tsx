import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'

import { forgetLinkToken, hasEnded } from '@/api/link-token'
import { usePerson, useSettled } from '@/api/person'
import { LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { confirmAlerts, endAlert } from '../api/follow-link'

/** Confirms the alerts of a mailbox by the link that it got. */
export function ConfirmAlerts({ token }: { token: string | undefined }): ReactNode {
  return (
    <FollowedLink
      page="alerts-confirm"
      token={token}
      act={confirmAlerts}
      doing={<Trans>Confirming your alerts</Trans>}
      failed={<Trans>Your alerts could not be confirmed.</Trans>}
      done={<Trans>Your alerts are confirmed</Trans>}
      ended={<Trans>Did you confirm already? Then there is nothing to do. If not, ask again on the product’s page.</Trans>}
    >
      <Trans>We write as soon as there is something to tell. Each mail has a link that ends its alert.</Trans>
    </FollowedLink>
  )
}

/** Ends an alert by the link in its mail. */
export function EndAlert({ token }: { token: string | undefined }): ReactNode {
  return (
    <FollowedLink
      page="alerts-unsubscribe"
      token={token}
      act={endAlert}
      doing={<Trans>Ending the alert</Trans>}
      failed={<Trans>The alert could not be ended.</Trans>}
      done={<Trans>The alert has ended</Trans>}
      ended={<Trans>The alert may have ended already. If we write again, use the link in the newest mail.</Trans>}
    >
      <Trans>We write no more about this product. Other alerts of yours stay.</Trans>
    </FollowedLink>
  )
}

interface FollowedLinkProps {
  page: Parameters<typeof forgetLinkToken>[0]
  token: string | undefined
  act: typeof confirmAlerts
  doing: ReactNode
  failed: ReactNode
  done: ReactNode
  /** What to do where the link is of no use any more. */
  ended: ReactNode
  children: ReactNode
}

function FollowedLink({ page, token = '', act, doing, failed, done, ended, children }: FollowedLinkProps): ReactNode {
  const settled = useSettled()
  const { isSuccess, error, refetch, isFetching } = useQuery({ ...act(token), enabled: settled && token !== '' })
  const isOver = hasEnded(error, 'alert_link_expired')
  useEffect(() => {
    if (isSuccess || isOver) forgetLinkToken(page)
  }, [isSuccess, isOver, page])
  if (token === '') return <Said title={<Trans>Open this page by the link in our mail</Trans>}>{ended}</Said>
  if (isOver) return <Said title={<Trans>This link has ended, or it was used already</Trans>}>{ended}</Said>
  if (isSuccess) return <Said ok title={done}>{children}</Said>
  if (error) return <Failed title={failed} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
  return (
    <>
      <p role="status">{doing}</p>
      <Skeleton className="h-13" />
    </>
  )
}

function Said({ ok = false, title, children }: { ok?: boolean; title: ReactNode; children: ReactNode }): ReactNode {
  const person = usePerson()
  return (
    <>
      <Notice kind={ok ? 'ok' : 'warn'} title={<span role="status">{title}</span>}>
        <p>{children}</p>
      </Notice>
      {person ? (
        <LinkButton to="/account/alerts" size="lg">
          <Trans>Your price alerts</Trans>
        </LinkButton>
      ) : (
        <LinkButton to="/" size="lg">
          <Trans>Continue shopping</Trans>
        </LinkButton>
      )}
    </>
  )
}
