import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { Link } from 'react-router'
import * as v from 'valibot'

import type { ApiProblem } from '@/api/problem'
import { Button } from '@/ui/button'
import { PasswordField, TextField } from '@/ui/field'
import { email, faultWords, presentPassword } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'

import { withWayBack } from '../way-back'
import { LOG_IN } from '../words'

const FIELDS = v.object({ email, password: presentPassword })
type Credentials = v.InferOutput<typeof FIELDS>

interface SignInFormProps {
  onSend: (credentials: Credentials) => void
  busy: boolean
  problem: ApiProblem | null
  /** Where the reader goes afterwards. */
  to: string
}

/** E-mail and password. */
export function SignInForm({ onSend, busy, problem, to }: SignInFormProps): ReactNode {
  const { register, handleSubmit, formState } = useForm<Credentials>({
    resolver: valibotResolver(FIELDS), defaultValues: { email: '', password: '' }, reValidateMode: 'onBlur',
  })
  const wait = useWait(problem)
  const { errors } = formState
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit(onSend)(event)}>
      <Refused problem={problem} words={LOG_IN} />
      <TextField
        label={<Trans>E-mail</Trans>}
        type="email"
        autoComplete="username"
        dir="ltr"
        className="rtl:text-end"
        error={faultWords(errors.email?.message)}
        {...register('email')}
      />
      <div className="grid gap-1">
        <PasswordField
          label={<Trans>Password</Trans>}
          autoComplete="current-password"
          error={faultWords(errors.password?.message)}
          {...register('password')}
        />
        <Link to={withWayBack('/forgot', to)} className="link inline-flex min-h-11 items-center justify-self-start">
          <Trans>Forgot your password?</Trans>
        </Link>
      </div>
      <Button type="submit" size="lg" busy={busy} disabled={wait > 0}>
        <Trans>Sign in</Trans>
      </Button>
    </form>
  )
}
