import { Trans, useLingui } from '@lingui/react/macro'
import { Mail as Envelope } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { useKeys } from '@/desk/keys/keys'
import { Badge, type Tone } from '@/desk/ui/badge'
import { atTime } from '@/locale/dates'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { MAIL_STATE, mailName } from '../acts'
import type { Mail, Order } from '../api/read-order'
import { CONFIRMATION_WORDS, useSendConfirmation } from '../api/send-confirmation'

const TONES: Readonly<Record<Mail['state'], Tone>> = { waiting: 'wait', sent: 'ok', failed: 'bad' }

/** The mails about an order, the newest first, and what became of each. */
export function OrderMails({ order }: { order: Order }): ReactNode {
  const { t, i18n } = useLingui()
  const mails = [...(order.mails ?? [])].reverse()
  if (mails.length === 0) return <p className="text-muted"><Trans>No mail of the last 14 days.</Trans></p>
  return (
    <ul aria-label={t`Mails`} className="grid">
      {mails.map(({ id, kind, recipient, state, created_at: posted, settled_at: settled, error }) => (
        <li key={id} className="grid gap-1 border-b border-line py-2 text-md last:border-b-0">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-semibold">{mailName(kind, (words) => i18n._(words))}</span>
            <Badge tone={TONES[state]}>{i18n._(MAIL_STATE[state])}</Badge>
          </span>
          <span className="text-sm text-muted"><bdi className="wrap-anywhere">{recipient}</bdi> · {atTime(settled ?? posted)}</span>
          {error && <span dir="ltr" className="text-sm wrap-anywhere text-danger">{error}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Mails the confirmation once more, after a question that says to whom and what becomes of the links before. */
export function SendConfirmation({ order }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const { mutate, isPending, error, reset } = useSendConfirmation(order.id)
  const { email, number } = order
  const open = (): void => { setAsking(true) }
  const close = (): void => {
    setAsking(false)
    reset()
  }
  useKeys([{ key: 'e', name: t`E-mail the confirmation once more`, run: open }])
  const send = (): void => {
    mutate(undefined, {
      onSuccess: () => {
        close()
        useToasts.getState().show({ text: t`The confirmation of order ${number} is on its way to ${email}` })
      },
    })
  }
  return (
    <>
      <Button kind="outline" size="sm" onClick={open}>
        <Envelope aria-hidden className="size-5" />
        <Trans>Send the confirmation again</Trans>
      </Button>
      <Dialog
        alert
        open={asking}
        onClose={close}
        title={t`Send the confirmation of order ${number} again?`}
        footer={
          <div className="flex flex-wrap justify-end gap-3">
            <Button kind="outline" onClick={close}><Trans>Send nothing</Trans></Button>
            <Button busy={isPending} onClick={send}><Trans>Send it again</Trans></Button>
          </div>
        }
      >
        <div className="grid gap-3">
          <p><Trans>It goes to <bdi className="font-semibold wrap-anywhere">{email}</bdi>, in the customer’s language.</Trans></p>
          {order.customer_id === null && <p><Trans>This customer ordered as a guest: the mail has a new link to the order, and the links of earlier mails go on working.</Trans></p>}
          <Refused problem={error} words={CONFIRMATION_WORDS} />
        </div>
      </Dialog>
    </>
  )
}
