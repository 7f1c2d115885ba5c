import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'

import { forgetLinkToken, hasEnded } from '@/api/link-token'
import { Button, LinkButton } from '@/ui/button'
import { PasswordField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { faultWords, newPassword, refusedFields } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'

import { useResetPassword } from '../api/reset-password'
import { RESET } from '../words'
import { LinkEnded } from './link-ended'

const FIELDS = v.object({ password: newPassword })
type Chosen = v.InferOutput<typeof FIELDS>

/** A new password, with the token of the link in the mail. */
export function ResetForm({ token }: { token: string }): ReactNode {
  const { register, handleSubmit, formState, setError } = useForm<Chosen>({
    resolver: valibotResolver(FIELDS), defaultValues: { password: '' }, reValidateMode: 'onBlur',
  })
  const reset = useResetPassword()
  const { error, isSuccess } = reset
  const wait = useWait(error)
  const ended = hasEnded(error, 'link_expired')
  useEffect(() => {
    if (error && refusedFields(error).some(({ field }) => field === 'password')) {
      setError('password', { message: refusedFields(error)[0]?.fault }, { shouldFocus: true })
    }
  }, [error, setError])
  useEffect(() => {
    if (isSuccess || ended) forgetLinkToken('reset')
  }, [isSuccess, ended])

  if (isSuccess) {
    return (
      <>
        <Notice kind="ok" title={<span role="status"><Trans>Your new password is set</Trans></span>}>
          <p>
            <Trans>You were signed out everywhere. Sign in with the new one.</Trans>
          </p>
        </Notice>
        <LinkButton to="/sign-in" size="lg">
          <Trans>Sign in</Trans>
        </LinkButton>
      </>
    )
  }
  if (ended) return <LinkEnded page="reset" />
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit(({ password }) => { reset.mutate({ token, password }) })(event)}>
      <Refused problem={error} words={RESET} />
      <PasswordField
        label={<Trans>New password</Trans>}
        hint={<Trans>8 characters or more. Longer is better; there are no other rules.</Trans>}
        autoComplete="new-password"
        error={faultWords(formState.errors.password?.message)}
        {...register('password')}
      />
      <Button type="submit" size="lg" busy={reset.isPending} disabled={wait > 0}>
        <Trans>Set new password</Trans>
      </Button>
    </form>
  )
}
