import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'

import type { User } from '@/api/token'
import { Button } from '@/ui/button'
import { PasswordField } from '@/ui/field'
import { faultWords, newPassword, presentPassword, refusedFields } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { useChangePassword } from '../api/change-password'
import { PASSWORD } from '../words'
import { Part } from './account-frame'

const FIELDS = v.object({ current_password: presentPassword, new_password: newPassword })
type Passwords = v.InferOutput<typeof FIELDS>
const EMPTY: Passwords = { current_password: '', new_password: '' }

/** A new password, for whoever knows the present one. */
export function PasswordForm({ person }: { person: User }): ReactNode {
  const { t } = useLingui()
  const { register, handleSubmit, formState, setError, reset } = useForm<Passwords>({
    resolver: valibotResolver(FIELDS), defaultValues: EMPTY, reValidateMode: 'onBlur',
  })
  const change = useChangePassword()
  const wait = useWait(change.error)
  useEffect(() => {
    const refused = change.error && refusedFields(change.error)[0]
    if (refused) setError('new_password', { message: refused.fault }, { shouldFocus: true })
  }, [change.error, setError])
  const send = (passwords: Passwords): void => {
    if (change.isPending) return
    change.mutate(passwords, {
      onSuccess: () => {
        reset(EMPTY)
        useToasts.getState().show({ text: t`Your password is changed; other devices are signed out` })
      },
    })
  }
  const { errors } = formState
  return (
    <Part id="password" title={<Trans>Password</Trans>} lead={<Trans>A new one signs out every other device.</Trans>}>
      <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit(send)(event)}>
        <Refused problem={change.error} words={PASSWORD} />
        {/* For password managers: whose password this is. */}
        <input type="email" name="username" autoComplete="username" value={person.email ?? ''} readOnly hidden />
        <PasswordField
          label={<Trans>Present password</Trans>}
          autoComplete="current-password"
          error={faultWords(errors.current_password?.message)}
          {...register('current_password')}
        />
        <PasswordField
          label={<Trans>New password</Trans>}
          hint={<Trans>8 characters or more. Longer is better; there are no other rules.</Trans>}
          autoComplete="new-password"
          error={faultWords(errors.new_password?.message)}
          {...register('new_password')}
        />
        <Button type="submit" className="justify-self-start" busy={change.isPending} disabled={wait > 0}>
          <Trans>Change password</Trans>
        </Button>
      </form>
    </Part>
  )
}
