import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextField } from '@/ui/field'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { CANCEL_WORDS, useCancelOrder } from '../api/cancel-order'
import type { Order } from '../api/read-order'

const REASON_AT_MOST = 200

/** Gives an unpaid order up, after a question that says what becomes of money and stock. */
export function CancelDialog({ order, onClose }: { order: Order; onClose: () => void }): ReactNode {
  const { t } = useLingui()
  const [reason, setReason] = useState('')
  const { mutate, isPending, error } = useCancelOrder(order.id)
  const { number } = order
  const cancel = (): void => {
    if (isPending) return
    mutate(reason.trim(), {
      onSuccess: () => {
        onClose()
        useToasts.getState().show({ text: t`Order ${number} is being cancelled` })
      },
    })
  }
  return (
    <Dialog
      alert
      open
      onClose={onClose}
      title={t`Cancel order ${number}?`}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Keep the order</Trans></Button>
          <Button kind="danger" type="submit" form="cancel" busy={isPending}><Trans>Cancel order {number}</Trans></Button>
        </div>
      }
    >
      <form id="cancel" className="grid grid-cols-1 gap-4" onSubmit={(event) => { event.preventDefault(); cancel() }}>
        <Refused problem={error} words={CANCEL_WORDS} />
        <ul className="grid list-disc gap-1 ps-5">
          <li><Trans>Nothing was charged, so nothing goes back. If a payment is on its way right now, all of it is given back.</Trans></li>
          <li><Trans>What was kept for it is on sale again.</Trans></li>
          <li><Trans>This cannot be undone; the customer can order anew.</Trans></li>
        </ul>
        <TextField
          label={<Trans>Reason</Trans>}
          optional
          hint={<Trans>Your colleagues read it in the order’s history.</Trans>}
          value={reason}
          maxLength={REASON_AT_MOST}
          autoComplete="off"
          onChange={({ target }) => { setReason(target.value) }}
        />
      </form>
    </Dialog>
  )
}
