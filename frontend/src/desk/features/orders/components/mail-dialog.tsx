import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextField } from '@/ui/field'
import { RadioCards } from '@/ui/radio-cards'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import type { AttentionEntry } from '../api/read-attention'
import { type MailResolution, RESOLVE_MAIL_WORDS, useResolveMail } from '../api/resolve-mail'
import { MAIL, WAITING } from '../words'

interface MailProps {
  order: AttentionEntry['order']
  mail: NonNullable<AttentionEntry['mail']>
}

/** The way to end that a mail did not go out. */
export function ResolveMail({ order, mail }: MailProps): ReactNode {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const { number } = order
  return (
    <>
      <Button kind="outline" size="sm" aria-label={t`End what waits at order ${number}`} onClick={() => { setOpen(true) }}><Trans>End what waits</Trans></Button>
      {open && <MailDialog order={order} mail={mail} onClose={() => { setOpen(false) }} />}
    </>
  )
}

const NOTE_AT_MOST = 500

function MailDialog({ onClose, order: { id, number }, mail }: MailProps & { onClose: () => void }): ReactNode {
  const { t, i18n } = useLingui()
  const resolve = useResolveMail(id, mail.id)
  const [resolution, setResolution] = useState<MailResolution>(mail.can_be_sent ? 'send' : 'close')
  const [note, setNote] = useState('')
  const words = MAIL[mail.kind]
  const send = (): void => {
    resolve.mutateAsync({ resolution, note: note.trim() }).then(
      () => {
        useToasts.getState().show({ text: resolution === 'send' ? t`The mail of order ${number} is sent once more. If it fails again, it waits here again.` : t`What waited at order ${number} is ended` })
        onClose()
      },
      () => undefined, // said in the dialog
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>A mail of order <bdi>{number}</bdi></Trans>}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Let it wait</Trans></Button>
          <Button type="submit" form="mail" busy={resolve.isPending}>{resolution === 'send' ? <Trans>Send it again</Trans> : <Trans>Close it</Trans>}</Button>
        </div>
      }
    >
      <form id="mail" className="grid grid-cols-1 gap-4" onSubmit={(event) => { event.preventDefault(); send() }}>
        <Refused problem={resolve.error} words={RESOLVE_MAIL_WORDS} />
        <p>{i18n._(WAITING.mail_failed.meaning)}</p>
        <p className="text-md text-muted">{words ? i18n._(words) : mail.kind} · <bdi>{mail.error}</bdi></p>
        <RadioCards
          legend={<Trans>How it ends</Trans>}
          value={resolution}
          onChange={(value) => { setResolution(value === 'close' ? 'close' : 'send') }}
          choices={[
            ...(mail.can_be_sent ? [{ value: 'send', title: <Trans>Send it once more</Trans>, detail: <Trans>The same mail, to the same address.</Trans> }] : []),
            { value: 'close', title: <Trans>The customer knows already</Trans>, detail: mail.can_be_sent ? <Trans>Nothing is sent.</Trans> : <Trans>The mail is older than fourteen days and not kept any more.</Trans> },
          ]}
        />
        <TextField
          optional
          label={<Trans>Note</Trans>}
          hint={<Trans>Your colleagues read it in the order’s history.</Trans>}
          maxLength={NOTE_AT_MOST}
          autoComplete="off"
          value={note}
          onChange={({ target }) => { setNote(target.value) }}
        />
      </form>
    </Dialog>
  )
}
