import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import * as v from 'valibot'

import { Button } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { email, faultWords } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'

import { useForgotPassword } from '../api/forgot-password'
import { FORGOT } from '../words'

const FIELDS = v.object({ email })
type Whose = v.InferOutput<typeof FIELDS>

/** Asks for a mail with a link. Whether there is such an account is not said. */
export function ForgotForm(): ReactNode {
  const { register, handleSubmit, formState } = useForm<Whose>({
    resolver: valibotResolver(FIELDS), defaultValues: { email: '' }, reValidateMode: 'onBlur',
  })
  const ask = useForgotPassword()
  const wait = useWait(ask.error)
  if (ask.isSuccess) return <Sent to={ask.data} onAgain={() => { ask.reset() }} />
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit((whose) => { ask.mutate(whose.email) })(event)}>
      <Refused problem={ask.error} words={FORGOT} />
      <TextField
        label={<Trans>E-mail</Trans>}
        type="email"
        autoComplete="username"
        dir="ltr"
        className="rtl:text-end"
        error={faultWords(formState.errors.email?.message)}
        {...register('email')}
      />
      <Button type="submit" size="lg" busy={ask.isPending} disabled={wait > 0}>
        <Trans>Send me a link</Trans>
      </Button>
    </form>
  )
}

function Sent({ to, onAgain }: { to: string; onAgain: () => void }): ReactNode {
  return (
    <>
      <Notice kind="ok" title={<span role="status"><Trans>Look into your mailbox</Trans></span>}>
        <p>
          <Trans>
            If there is an account for <bdi>{to}</bdi>, a mail with a link is on its way. The link works for one hour.
          </Trans>
        </p>
        <p className="text-muted">
          <Trans>Nothing there after some minutes? Look among the unwanted mails too.</Trans>
        </p>
      </Notice>
      <Button kind="outline" onClick={onAgain}>
        <Trans>Use another e-mail</Trans>
      </Button>
    </>
  )
}
