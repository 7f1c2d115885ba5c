import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { Link } from 'react-router'
import * as v from 'valibot'

import type { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { PasswordField, TextField } from '@/ui/field'
import { email, faultWords, name, newPassword, refusedFields } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'

import { withWayBack } from '../way-back'
import { REGISTER } from '../words'

const FIELDS = v.object({ name, email, password: newPassword })
type NewAccount = v.InferOutput<typeof FIELDS>

interface RegisterFormProps {
  onSend: (account: NewAccount) => void
  busy: boolean
  problem: ApiProblem | null
  /** Where the reader goes afterwards. */
  to: string
}

/** A name if one likes, an e-mail address and a password. */
export function RegisterForm({ onSend, busy, problem, to }: RegisterFormProps): ReactNode {
  const { register, handleSubmit, formState, setError } = useForm<NewAccount>({
    resolver: valibotResolver(FIELDS), defaultValues: { name: '', email: '', password: '' }, mode: 'onBlur', reValidateMode: 'onBlur',
  })
  useEffect(() => {
    if (!problem) return
    for (const { field, fault } of refusedFields(problem)) {
      if (field === 'name' || field === 'email' || field === 'password') setError(field, { message: fault }, { shouldFocus: true })
    }
  }, [problem, setError])
  const wait = useWait(problem)
  const { errors } = formState
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit(onSend)(event)}>
      <Refused problem={problem} words={REGISTER}>
        {problem?.code === 'email_taken' && (
          <Link to={withWayBack('/sign-in', to)} className="link inline-flex min-h-11 items-center justify-self-start">
            <Trans>Sign in with this e-mail</Trans>
          </Link>
        )}
      </Refused>
      <TextField
        label={<Trans>Name</Trans>}
        hint={<Trans>How we may call you.</Trans>}
        optional
        autoComplete="name"
        error={faultWords(errors.name?.message)}
        {...register('name')}
      />
      <TextField
        label={<Trans>E-mail</Trans>}
        type="email"
        autoComplete="username"
        dir="ltr"
        className="rtl:text-end"
        error={faultWords(errors.email?.message)}
        {...register('email')}
      />
      <PasswordField
        label={<Trans>Password</Trans>}
        hint={<Trans>8 characters or more. Longer is better; there are no other rules.</Trans>}
        autoComplete="new-password"
        error={faultWords(errors.password?.message)}
        {...register('password')}
      />
      <Button type="submit" size="lg" busy={busy} disabled={wait > 0}>
        <Trans>Create account</Trans>
      </Button>
      <p className="text-sm text-muted">
        <Trans>
          How we treat what you tell us stands in our{' '}
          <Link to="/privacy" className="link">
            privacy notice
          </Link>
          .
        </Trans>
      </p>
    </form>
  )
}
