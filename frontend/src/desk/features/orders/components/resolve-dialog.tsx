import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { asProblem } from '@/api/problem'
import { ConflictDialog, type Difference } from '@/desk/ui/conflict-dialog'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextField } from '@/ui/field'
import { Amount } from '@/ui/price'
import { RadioCards } from '@/ui/radio-cards'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { type Attention, type Order, readOrder, showOrder } from '../api/read-order'
import { type Resolution, RESOLVE_WORDS, useResolveAttention } from '../api/resolve-attention'
import { ATTENTION, PAYMENT, STATUS } from '../words'
import { AttentionFacts, factOf } from './attention-facts'

/** The order as it was when the decision was taken. */
type Waiting = Pick<Order, 'id' | 'number' | 'version' | 'status' | 'payment_status'>

interface ResolveProps {
  order: Waiting
  attention: Attention
}

/** The way to end what waits for a person at an order. */
export function ResolveAttention({ order, attention }: ResolveProps): ReactNode {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const { number } = order
  return (
    <>
      <Button kind="outline" size="sm" aria-label={t`End what waits at order ${number}`} onClick={() => { setOpen(true) }}><Trans>End what waits</Trans></Button>
      {open && <ResolveDialog order={order} attention={attention} onClose={() => { setOpen(false) }} />}
    </>
  )
}

const NOTE_AT_MOST = 500

function ResolveDialog({ onClose, ...seen }: ResolveProps & { onClose: () => void }): ReactNode {
  // What is decided from stays as it was seen, whatever is heard meanwhile.
  const [{ order, attention }] = useState(seen)
  const { t, i18n } = useLingui()
  const client = useQueryClient()
  const resolve = useResolveAttention(order.id)
  const [resolution, setResolution] = useState<Resolution>('refund')
  const [note, setNote] = useState('')
  /** What it is by now, where somebody was faster. */
  const [now, setNow] = useState<Order>()
  const { number } = order
  const left = factOf(attention, 'left')
  const send = async (version: number): Promise<void> => {
    try {
      await resolve.mutateAsync({ resolution, note: note.trim(), version })
      useToasts.getState().show({ text: t`What waited at order ${number} is ended` })
      onClose()
    } catch (thrown) {
      if (asProblem(thrown).status !== 412) return // said in the dialog
      const present = await showOrder(order.id).catch(() => undefined)
      if (!present) return
      client.setQueryData(readOrder(order.id).queryKey, present)
      setNow(present)
    }
  }
  if (now) {
    return (
      <ConflictDialog
        open
        onClose={onClose}
        differences={differencesOf(order, attention, now, (words) => i18n._(words))}
        action={<Trans>End it all the same</Trans>}
        onSave={() => void send(now.version)}
        busy={resolve.isPending}
        problem={resolve.error?.status === 412 ? null : resolve.error}
      >
        <p><Trans>Order <bdi>{number}</bdi> changed while you decided. Look at what is different, then decide again.</Trans></p>
      </ConflictDialog>
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>End what waits at order <bdi>{number}</bdi></Trans>}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Let it wait</Trans></Button>
          <Button type="submit" form="resolve" busy={resolve.isPending}>
            {resolution === 'refund' ? <Trans>Give it back</Trans> : <Trans>Close without a refund</Trans>}
          </Button>
        </div>
      }
    >
      <form id="resolve" className="grid grid-cols-1 gap-4" onSubmit={(event) => { event.preventDefault(); void send(order.version) }}>
        <Refused problem={resolve.error} words={RESOLVE_WORDS} />
        <AttentionFacts attention={attention} />
        <RadioCards
          legend={<Trans>How it ends</Trans>}
          value={resolution}
          onChange={(value) => { setResolution(value === 'close' ? 'close' : 'refund') }}
          choices={[
            { value: 'refund', title: <Trans>What is owed goes back</Trans>, detail: <Trans>The provider is asked for it now.</Trans>, ...(left && { aside: <Amount of={left} /> }) },
            { value: 'close', title: <Trans>It went back another way</Trans>, detail: <Trans>Nothing is asked of the provider.</Trans> },
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

/** What of an order is not as it was; the reader changes none of it. */
function differencesOf(was: Waiting, attention: Attention, now: Order, say: (words: typeof STATUS.pending) => string): Difference[] {
  const rows: Difference[] = [
    { id: 'status', name: <Trans>Order</Trans>, was: say(STATUS[was.status]), now: say(STATUS[now.status]) },
    { id: 'payment', name: <Trans>Payment</Trans>, was: say(PAYMENT[was.payment_status]), now: say(PAYMENT[now.payment_status]) },
    {
      id: 'attention', name: <Trans>Waits because</Trans>, was: say(ATTENTION[attention.kind].name),
      now: now.attention ? say(ATTENTION[now.attention.kind].name) : <Trans>Nothing waits</Trans>,
    },
    { id: 'version', name: <Trans>Version</Trans>, was: was.version, now: now.version },
  ]
  return rows.filter(({ was: before, now: after }) => before !== after)
}
