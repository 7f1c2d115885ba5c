import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { Link } from 'react-router'
import * as v from 'valibot'

import type { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { PasswordField, TextField } from '@/ui/field'
import { faultWords, newPassword, refusedFields } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { useRegister } from '../api/register'
import { withWayBack } from '../way-back'
import { REGISTER } from '../words'

const FIELDS = v.object({ password: newPassword })

/** What the service has against the password, if it is that. */
function faultOf(problem: ApiProblem | null): string | undefined {
  if (!problem) return undefined
  if (problem.code === 'password_too_common') return problem.code
  return refusedFields(problem).find(({ field }) => field === 'password')?.fault
}

/** A guest who has bought becomes a customer by choosing a password: the account keeps the guest's id, and with it the order. */
export default function SetPassword({ email }: { email: string }): ReactNode {
  const { i18n, t } = useLingui()
  const { register, handleSubmit, formState, setError } = useForm<v.InferOutput<typeof FIELDS>>({
    // Only when it is sent: what comes and goes on leaving the field would move the button away from under the finger.
    resolver: valibotResolver(FIELDS), defaultValues: { password: '' }, mode: 'onSubmit', reValidateMode: 'onSubmit',
  })
  const { mutate, isPending, error } = useRegister()
  const refused = faultOf(error)
  useEffect(() => {
    if (refused) setError('password', { message: refused }, { shouldFocus: true })
  }, [error, refused, setError])
  const wait = useWait(error)
  const taken = error?.code === 'email_taken'
  const wrong = formState.errors.password?.message
  const send = ({ password }: { password: string }): void => {
    mutate({ name: '', email, password }, {
      onSuccess: () => {
        useToasts.getState().show({ text: t`Welcome. We sent a link to ${email}; follow it to confirm your e-mail.` })
      },
    })
  }
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit(send)(event)}>
      <Refused problem={taken || refused ? null : error} words={REGISTER} />
      <div className="grid gap-1">
        <TextField
          label={<Trans>E-mail</Trans>}
          type="email"
          name="email"
          autoComplete="username"
          dir="ltr"
          className="rtl:text-end"
          readOnly
          value={email}
          error={taken && <span role="alert">{i18n._(REGISTER.email_taken)}</span>}
        />
        {taken && (
          <Link to={withWayBack('/sign-in', '/account/orders')} className="link inline-flex min-h-11 items-center justify-self-start">
            <Trans>Sign in with this e-mail</Trans>
          </Link>
        )}
      </div>
      <PasswordField
        label={<Trans>Password</Trans>}
        hint={<Trans>8 characters or more. Longer is better; there are no other rules.</Trans>}
        autoComplete="new-password"
        error={wrong && <span role="alert">{faultWords(wrong)}</span>}
        {...register('password')}
      />
      <Button type="submit" busy={isPending} disabled={wait > 0} className="justify-self-start">
        <Trans>Create account</Trans>
      </Button>
    </form>
  )
}
