import { valibotResolver } from '@hookform/resolvers/valibot'
import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect } from 'react'
import { useForm } from 'react-hook-form'

import { usePerson } from '@/api/person'
import { asPrice, exactAmount } from '@/locale/amounts'
import { money } from '@/locale/money'
import { Button, LinkButton } from '@/ui/button'
import { TextField } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { faultWords } from '@/ui/person-rules'
import { Refused, useWait } from '@/ui/refused'
import { SubmitButton } from '@/ui/submit-button'

import { alertFields, priceFaultWords, proposed, refusedAlert } from '../alert-rules'
import { useAskAlert } from '../api/ask-alert'
import type { PricedVariant } from '../priced-variant'
import { ASK } from '../words'

interface AlertFormProps extends PricedVariant {
  kind: 'price' | 'back_in_stock'
  onDone: () => void
}

/** Where to write to, and from which price on. Whatever the mailbox has already, the answer is the same. */
export function AlertForm({ kind, productId, variant: { id, price: now }, onDone }: AlertFormProps): ReactNode {
  const person = usePerson()
  const ask = useAskAlert()
  const wait = useWait(ask.error)
  const { currency } = now
  const { register, handleSubmit, formState: { errors }, setError } = useForm({
    resolver: valibotResolver(alertFields(kind === 'price' ? now : undefined)),
    defaultValues: { email: person?.email ?? '', price: asPrice(proposed(now), currency) },
    reValidateMode: 'onBlur',
  })
  useEffect(() => {
    const refused = ask.error ? refusedAlert(ask.error) : []
    for (const [index, { field, fault }] of refused.entries()) setError(field, { message: fault }, { shouldFocus: index === 0 })
  }, [ask.error, setError])
  if (ask.isSuccess) return <Asked to={ask.data} onDone={onDone} />
  const send = ({ email, price }: { email: string; price: string }): void => {
    const threshold = kind === 'price' ? { threshold: { amount: exactAmount(price, currency) ?? 0, currency } } : {}
    if (!ask.isPending) ask.mutate({ product_id: productId, variant_id: id, kind, email, ...threshold })
  }
  const today = money(now)
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void handleSubmit(send)(event)}>
      <p className="text-muted">
        {kind === 'price' ? (
          <Trans>We write to you when it costs this much or less, here or at another seller.</Trans>
        ) : (
          <Trans>We write to you when it can be had here again.</Trans>
        )}
      </p>
      <Refused problem={ask.error} words={ASK} />
      {kind === 'price' && (
        <TextField
          label={<Trans>At this price or less ({currency})</Trans>}
          hint={<Trans>Today it is <bdi>{today}</bdi>.</Trans>}
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          className="tabular-nums rtl:text-end"
          error={priceFaultWords(errors.price?.message, today)}
          {...register('price')}
        />
      )}
      <TextField
        label={<Trans>E-mail</Trans>}
        hint={<Trans>For this alone. Each mail has a link that ends it.</Trans>}
        type="email"
        autoComplete="email"
        dir="ltr"
        className="rtl:text-end"
        error={faultWords(errors.email?.message)}
        {...register('email')}
      />
      <SubmitButton size="lg" busy={ask.isPending} disabled={wait > 0}>
        <Trans>Tell me</Trans>
      </SubmitButton>
    </form>
  )
}

function Asked({ to, onDone }: { to: string; onDone: () => void }): ReactNode {
  const person = usePerson()
  return (
    <div className="grid gap-5">
      <Notice kind="ok" title={<span role="status"><Trans>Look into your mailbox</Trans></span>}>
        <p>
          <Trans>
            A mail with a link is on its way to <bdi>{to}</bdi>, unless one waits there already. Follow it within three days: we write only
            to those who did.
          </Trans>
        </p>
        <p className="text-muted">
          <Trans>Nothing there after some minutes? Look among the unwanted mails too.</Trans>
        </p>
      </Notice>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onDone}>
          <Trans>Continue shopping</Trans>
        </Button>
        {person && (
          <LinkButton kind="outline" to="/account/alerts">
            <Trans>Your price alerts</Trans>
          </LinkButton>
        )}
      </div>
    </div>
  )
}
