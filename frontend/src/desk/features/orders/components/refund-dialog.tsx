import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { amountOf, asTyped } from '@/locale/amounts'
import { type Money, money } from '@/locale/money'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextField } from '@/ui/field'
import { RadioCards } from '@/ui/radio-cards'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'

import { leftToRefund, type Order } from '../api/read-order'
import { REFUND_WORDS, useRefundOrder } from '../api/refund-order'

/** Gives money back, where there is some and no refund is under way. The last click names the order and the amount. */
export function RefundOrder({ order }: { order: Order }): ReactNode {
  const [open, setOpen] = useState(false)
  if (order.refunds.some(({ status }) => status === 'requested')) {
    return <p className="text-md text-muted"><Trans>A refund is under way</Trans></p>
  }
  if (leftToRefund(order) === 0 || order.attention) return null
  return (
    <>
      <Button kind="outline" size="sm" onClick={() => { setOpen(true) }}><Trans>Refund</Trans></Button>
      {open && <RefundDialog order={order} onClose={() => { setOpen(false) }} />}
    </>
  )
}

const REASON_AT_MOST = 200
type Fault = 'amount' | 'too_much' | 'reason'

function RefundDialog({ order, onClose }: { order: Order; onClose: () => void }): ReactNode {
  const { t } = useLingui()
  const { number, currency } = order
  const refund = useRefundOrder(order.id)
  const left: Money = { amount: leftToRefund(order), currency }
  const [whole, setWhole] = useState(true)
  const [typed, setTyped] = useState(asTyped(left.amount, currency))
  const [reason, setReason] = useState('')
  const [sent, setSent] = useState(false)
  const wanted = whole ? left : { amount: amountOf(typed, currency) ?? 0, currency }
  const faults = faultsOf(wanted.amount, left.amount, reason)
  const shown = (fault: Fault): boolean => sent && faults.includes(fault)
  const amount = money(wanted)
  const most = money(left)
  const stays = money({ currency, amount: left.amount - wanted.amount })
  const send = (): void => {
    setSent(true)
    if (faults.length > 0) return
    refund.mutateAsync({ ...(whole ? {} : { amount: wanted }), reason: reason.trim() }).then(
      () => {
        useToasts.getState().show({ text: t`${amount} of order ${number} goes back` })
        onClose()
      },
      () => undefined, // said in the dialog
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<Trans>Refund order <bdi>{number}</bdi></Trans>}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Give nothing back</Trans></Button>
          <Button type="submit" form="refund" busy={refund.isPending}><Trans>Refund {amount}</Trans></Button>
        </div>
      }
    >
      <form id="refund" noValidate className="grid grid-cols-1 gap-4" onSubmit={(event) => { event.preventDefault(); send() }}>
        <Refused problem={refund.error} words={REFUND_WORDS} />
        <RadioCards
          legend={<Trans>How much goes back</Trans>}
          value={whole ? 'whole' : 'part'}
          onChange={(value) => { setWhole(value === 'whole') }}
          choices={[
            { value: 'whole', title: <Trans>All that is left</Trans>, aside: <bdi>{most}</bdi> },
            { value: 'part', title: <Trans>A part of it</Trans> },
          ]}
        />
        {!whole && (
          <TextField
            label={<Trans>Amount in {currency}</Trans>}
            inputMode="decimal"
            autoComplete="off"
            dir="ltr"
            value={typed}
            onChange={({ target }) => { setTyped(target.value) }}
            error={shown('amount') ? <Trans>Enter an amount above zero</Trans> : shown('too_much') ? <Trans>At most {most} is left</Trans> : undefined}
          />
        )}
        <TextField
          label={<Trans>Reason</Trans>}
          hint={<Trans>Your colleagues read it in the order’s history.</Trans>}
          value={reason}
          maxLength={REASON_AT_MOST}
          autoComplete="off"
          onChange={({ target }) => { setReason(target.value) }}
          error={shown('reason') ? <Trans>Say why the money goes back</Trans> : undefined}
        />
        <p aria-live="polite">
          {faults.some((fault) => fault !== 'reason') ? null : (
            <Trans>
              <bdi className="font-semibold">{amount}</bdi> goes back to the card that paid order <bdi className="font-semibold">{number}</bdi>; <bdi>{stays}</bdi> stays. This cannot be undone.
            </Trans>
          )}
        </p>
      </form>
    </Dialog>
  )
}

function faultsOf(amount: number, left: number, reason: string): Fault[] {
  return [
    ...(amount <= 0 ? ['amount' as const] : []),
    ...(amount > left ? ['too_much' as const] : []),
    ...(reason.trim() === '' ? ['reason' as const] : []),
  ]
}
