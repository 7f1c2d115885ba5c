import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'

import type { User } from '@/api/token'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { PasswordField, TextField } from '@/ui/field'
import { faultWords, presentPassword } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { useDeleteAccount } from '../api/delete-account'
import { DELETE } from '../words'
import { Part } from './account-frame'

/** Leave for good: it says what that means, and asks twice. */
export function DeleteAccount({ person }: { person: User }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <Part
      id="delete-account"
      title={<Trans>Delete your account</Trans>}
      lead={<Trans>Your profile, addresses and devices are removed for good. Orders stay as long as the law asks, without your name.</Trans>}
    >
      <Button kind="danger" className="justify-self-start" onClick={() => { setOpen(true) }}>
        <Trans>Delete my account</Trans>
      </Button>
      <Dialog open={open} onClose={() => { setOpen(false) }} title={<Trans>Delete your account?</Trans>}>
        <Sure person={person} onCancel={() => { setOpen(false) }} />
      </Dialog>
    </Part>
  )
}

function Sure({ person, onCancel }: { person: User; onCancel: () => void }): ReactNode {
  const { t } = useLingui()
  const email = person.email ?? ''
  const same = v.pipe(v.string(), v.trim(), v.check((text) => text.toLowerCase() === email.toLowerCase(), 'other'))
  const { register, handleSubmit, formState } = useForm({
    resolver: valibotResolver(v.object({ email: same, password: presentPassword })),
    defaultValues: { email: '', password: '' },
    reValidateMode: 'onBlur',
  })
  const leave = useDeleteAccount()
  const wait = useWait(leave.error)
  const { errors } = formState
  const send = (password: string): void => {
    // This page is gone by then; a refusal stands in the form.
    leave.mutateAsync(password).then(() => { useToasts.getState().show({ text: t`Your account is deleted` }) }, () => undefined)
  }
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => void handleSubmit(({ password }) => { send(password) })(event)}
    >
      <p>
        <Trans>This cannot be undone. Orders on their way still arrive; their mails have your link to follow them.</Trans>
      </p>
      <Refused problem={leave.error} words={DELETE} />
      <TextField
        label={<Trans>Your e-mail, to be sure</Trans>}
        hint={<bdi>{email}</bdi>}
        type="email"
        autoComplete="off"
        dir="ltr"
        className="rtl:text-end"
        error={errors.email && t`Type the e-mail as it stands above`}
        {...register('email')}
      />
      <PasswordField
        label={<Trans>Password</Trans>}
        autoComplete="current-password"
        error={faultWords(errors.password?.message)}
        {...register('password')}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" kind="danger" busy={leave.isPending} disabled={wait > 0}>
          <Trans>Delete my account for good</Trans>
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          <Trans>Keep my account</Trans>
        </Button>
      </div>
    </form>
  )
}
