import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'

import { usePerson, useSettled } from '@/api/person'
import { LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { useVerifyWith, verifyEmail } from '../api/verify-email'
import { forgetLinkToken } from '../link-token'
import { VerifyForm } from './verify-form'

/** Confirms an e-mail address with the token of a link; where that does not suffice, it asks who opened the account. */
export function VerifyMail({ token }: { token: string }): ReactNode {
  const settled = useSettled()
  const { isSuccess, error, refetch, isFetching } = useQuery({ ...verifyEmail(token), enabled: settled })
  const proven = useVerifyWith()
  const done = isSuccess || proven.isSuccess
  const wrong = proven.error ?? error
  const ended = wrong?.code === 'link_expired' || (wrong?.errors.some(({ field }) => field === 'body.token') ?? false)
  useEffect(() => {
    if (done || ended) forgetLinkToken('verify')
  }, [done, ended])

  if (done) return <Confirmed anew={proven.variables !== undefined && 'new_password' in proven.variables.proof} />
  if (ended) return <ConfirmLinkEnded />
  if (error?.code === 'registrant_unknown') {
    return <VerifyForm onProof={(proof) => { proven.mutate({ token, proof }) }} busy={proven.isPending} problem={proven.error} />
  }
  if (error) {
    return <Failed title={<Trans>Your e-mail could not be confirmed.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
  }
  return (
    <>
      <p role="status">
        <Trans>Confirming your e-mail</Trans>
      </p>
      <Skeleton className="h-13" />
    </>
  )
}

function Confirmed({ anew }: { anew: boolean }): ReactNode {
  const person = usePerson()
  return (
    <>
      <Notice kind="ok" title={<span role="status"><Trans>Your e-mail is confirmed</Trans></span>}>
        <p>
          {anew ? (
            <Trans>The account is yours alone. Sign in with your new password.</Trans>
          ) : (
            <Trans>Thank you. Nothing else to do.</Trans>
          )}
        </p>
      </Notice>
      {person ? (
        <LinkButton to="/" size="lg">
          <Trans>Continue shopping</Trans>
        </LinkButton>
      ) : (
        <LinkButton to="/sign-in" size="lg">
          <Trans>Sign in</Trans>
        </LinkButton>
      )}
    </>
  )
}

/** The link of a mail that confirms is of no use any more, or there is none. */
export function ConfirmLinkEnded({ none = false }: { none?: boolean }): ReactNode {
  return (
    <>
      <Notice
        kind="warn"
        title={
          <span role="status">
            {none ? <Trans>Open this page by the link in our mail</Trans> : <Trans>This link has ended, or it was used already</Trans>}
          </span>
        }
      >
        <p>
          <Trans>Is your e-mail confirmed already? Then there is nothing to do. If not, a new password by mail confirms it too.</Trans>
        </p>
      </Notice>
      <LinkButton to="/forgot" size="lg">
        <Trans>Send me a link</Trans>
      </LinkButton>
    </>
  )
}
