import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'

import { forgetLinkToken, hasEnded } from '@/api/link-token'
import { usePerson, useSettled } from '@/api/person'
import { LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { useVerifyWith, verifyEmail } from '../api/verify-email'
import { LinkEnded } from './link-ended'
import { VerifyForm } from './verify-form'

/** Confirms an e-mail address with the token of a link; where that does not suffice, it asks who opened the account. */
export function VerifyMail({ token }: { token: string }): ReactNode {
  const settled = useSettled()
  const { isSuccess, error, refetch, isFetching } = useQuery({ ...verifyEmail(token), enabled: settled })
  const proven = useVerifyWith()
  const done = isSuccess || proven.isSuccess
  const wrong = proven.error ?? error
  const ended = hasEnded(wrong, 'link_expired')
  useEffect(() => {
    if (done || ended) forgetLinkToken('verify')
  }, [done, ended])

  if (done) return <Confirmed anew={proven.variables !== undefined && 'new_password' in proven.variables.proof} />
  if (ended) return <LinkEnded page="verify" />
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
