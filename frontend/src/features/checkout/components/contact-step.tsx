import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { Link } from 'react-router'
import * as v from 'valibot'

import { usePerson } from '@/api/person'
import { ErrorSummary } from '@/ui/error-summary'
import { TextField } from '@/ui/field'
import { email, faultWords } from '@/ui/person-rules'
import { SubmitButton } from '@/ui/submit-button'

import { patch, useDraft } from '../draft'

const FIELDS = v.object({ email })

interface ContactStepProps {
  onDone: () => void
  /** The service did not take the address that was sent. */
  refused: boolean
}

/** Where to write about the order: a guest's way first, the account's below it. */
export function ContactStep({ onDone, refused }: ContactStepProps): ReactNode {
  const { t } = useLingui()
  const person = usePerson()
  const { email: held } = useDraft()
  const { register, handleSubmit, formState: { errors, submitCount } } = useForm({
    defaultValues: { email: held || (person?.email ?? '') },
    mode: 'onBlur',
    reValidateMode: 'onBlur',
    resolver: valibotResolver(FIELDS),
  })
  const wrong = faultWords(errors.email?.message) ?? (refused && submitCount === 0 ? t`This e-mail address was not accepted. Check it.` : undefined)
  return (
    <form
      noValidate
      className="grid max-w-form gap-5"
      onChange={(event) => {
        if (event.target instanceof HTMLInputElement) patch({ email: event.target.value, contactDone: false })
      }}
      onSubmit={(event) => {
        void handleSubmit(({ email: given }) => {
          patch({ email: given, contactDone: true, person: person?.id ?? '' })
          onDone()
        })(event)
      }}
    >
      <ErrorSummary attempt={submitCount + (refused ? 1 : 0)} faults={wrong ? [{ id: 'checkout-email', text: wrong }] : []} />
      <TextField
        id="checkout-email"
        label={<Trans>E-mail</Trans>}
        hint={<Trans>For the confirmation and news of your parcel, nothing else.</Trans>}
        type="email"
        inputMode="email"
        autoComplete="email"
        dir="ltr"
        className="rtl:text-end"
        error={wrong}
        {...register('email')}
      />
      <SubmitButton size="lg" className="justify-self-start">
        {person ? <Trans>Go on</Trans> : <Trans>Continue as guest</Trans>}
      </SubmitButton>
      {!person && (
        <p>
          <Link to="/sign-in?to=/checkout" className="link inline-flex min-h-11 items-center">
            <Trans>I have an account</Trans>
          </Link>
        </p>
      )}
    </form>
  )
}
