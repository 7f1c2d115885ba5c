import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import * as v from 'valibot'

import type { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { PasswordField } from '@/ui/field'
import { faultWords, newPassword, presentPassword, refusedFields } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'

import type { Proof } from '../api/verify-email'
import { VERIFY } from '../words'

const FIELDS = v.variant('who', [
  v.object({ who: v.literal('me'), password: presentPassword }),
  v.object({ who: v.literal('other'), password: newPassword }),
])
type Claim = v.InferOutput<typeof FIELDS>

interface VerifyFormProps {
  onProof: (proof: Proof) => void
  busy: boolean
  problem: ApiProblem | null
}

/** Somebody opened an account with this mailbox on another device: the reader, or a stranger whose account it must not stay. */
export function VerifyForm({ onProof, busy, problem }: VerifyFormProps): ReactNode {
  const { register, handleSubmit, formState, control, setError, clearErrors } = useForm<Claim>({
    resolver: valibotResolver(FIELDS), defaultValues: { who: 'me', password: '' }, reValidateMode: 'onBlur',
  })
  const mine = useWatch({ control, name: 'who' }) === 'me'
  const wait = useWait(problem)
  useEffect(() => {
    const refused = problem && refusedFields(problem)[0]
    if (refused) setError('password', { message: refused.fault }, { shouldFocus: true })
  }, [problem, setError])
  const send = ({ who, password }: Claim): void => { onProof(who === 'me' ? { password } : { new_password: password }) }
  const way = 'flex min-h-11 items-center gap-3 rounded-control border border-control px-4 py-3 has-checked:border-primary has-checked:bg-primary-soft'
  const error = faultWords(formState.errors.password?.message)
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit(send)(event)}>
      <Refused problem={problem} words={VERIFY} />
      <fieldset className="grid gap-3">
        <legend className="mb-3 font-semibold">
          <Trans>Did you open the account with this e-mail?</Trans>
        </legend>
        <label className={way}>
          <input type="radio" value="me" className="size-5 shrink-0" {...register('who', { onChange: () => { clearErrors() } })} />
          <Trans>Yes, I did, on another device</Trans>
        </label>
        <label className={way}>
          <input type="radio" value="other" className="size-5 shrink-0" {...register('who', { onChange: () => { clearErrors() } })} />
          <Trans>No, somebody else did</Trans>
        </label>
      </fieldset>
      {mine ? (
        <PasswordField
          key="present"
          label={<Trans>Password</Trans>}
          hint={<Trans>The one that you chose when you opened the account.</Trans>}
          autoComplete="current-password"
          error={error}
          {...register('password')}
        />
      ) : (
        <PasswordField
          key="new"
          label={<Trans>New password</Trans>}
          hint={<Trans>With it the account is yours: the other person is signed out, and what they entered is removed.</Trans>}
          autoComplete="new-password"
          error={error}
          {...register('password')}
        />
      )}
      <Button type="submit" size="lg" busy={busy} disabled={wait > 0}>
        {mine ? <Trans>Confirm my e-mail</Trans> : <Trans>Make the account mine</Trans>}
      </Button>
    </form>
  )
}
