import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { amountOf, asTyped } from '@/locale/amounts'
import { type Money, money } from '@/locale/money'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Checkbox, TextField } from '@/ui/field'
import { Amount } from '@/ui/price'
import { Refused } from '@/ui/refused'
import { useToasts } from '@/ui/toast'
import { useSettled } from '@/ui/use-settled'

import { previewRefund, type Wish } from '../api/preview-refund'
import { leftToRefund, type Order } from '../api/read-order'
import { REFUND_WORDS, useRefundOrder } from '../api/refund-order'
import { type Choice, type How, wishOf } from '../refund-wish'
import { RefundLines } from './refund-lines'
import { RefundSum } from './refund-sum'

const REASON_AT_MOST = 200
/** So long nothing more is typed or pressed before the sum is asked for, in milliseconds. */
const REST = 250

interface RefundDialogProps {
  order: Order
  onClose: () => void
  /** It cancels a paid order: all that is left, and its pieces are on sale again. */
  cancels?: boolean
}

/** Gives money back: pieces of lines and delivery, an amount, or all that is left. The last click names order and amount. */
export function RefundDialog({ order, onClose, cancels = false }: RefundDialogProps): ReactNode {
  const { t } = useLingui()
  const { number } = order
  const { currency } = order.refunded
  const left: Money = { amount: leftToRefund(order), currency }
  // What was not sent can be sold again; of what was, the person at the desk knows.
  const unsent = order.fulfilment_status === 'unfulfilled'
  const [choice, setChoice] = useState<Choice>(() => ({
    how: cancels ? 'whole' : 'lines', pieces: {}, shipping: false, amount: undefined, restockAll: unsent,
    restock: Object.fromEntries(order.lines.map(({ variant_id }) => [variant_id, unsent])),
  }))
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [sent, setSent] = useState(false)
  const change = (changed: Partial<Choice>): void => { setChoice({ ...choice, ...changed }) }
  const wish = wishOf(order, choice)
  const refund = useRefundOrder(order.id)
  const { preview, ready, ...asked } = usePreview(order, wish, !refund.isPending && !refund.isSuccess)
  const total = preview && money(preview.total)
  const send = (): void => {
    setSent(true)
    if (!wish || !ready || !preview || asked.problem || refund.isPending || reason.trim() === '') return
    refund.mutateAsync({ ...wish, reason: reason.trim() }).then(
      () => {
        const amount = money(preview.total)
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
      title={cancels ? <Trans>Cancel order <bdi>{number}</bdi></Trans> : <Trans>Refund order <bdi>{number}</bdi></Trans>}
      footer={
        <div className="flex flex-wrap justify-end gap-3">
          <Button kind="outline" onClick={onClose}><Trans>Give nothing back</Trans></Button>
          <Button type="submit" form="refund" busy={refund.isPending || (wish !== undefined && !ready)}>
            {wish && total ? <Trans>Refund {total}</Trans> : <Trans>Refund</Trans>}
          </Button>
        </div>
      }
    >
      <form id="refund" noValidate className="grid grid-cols-1 gap-4" onSubmit={(event) => { event.preventDefault(); send() }}>
        {cancels && <p><Trans>This order is paid. It is cancelled by giving back all that is left; it stays in the books as refunded, and the customer is told by mail.</Trans></p>}
        {!cancels && <Ways value={choice.how} left={left} onChange={(how) => { change({ how }) }} />}
        {choice.how === 'lines' && <RefundLines order={order} choice={choice} onChange={change} preview={ready ? preview : undefined} />}
        {choice.how === 'amount' && (
          <TextField
            label={<Trans>Amount in {currency}</Trans>}
            hint={<Trans>Such as for a late parcel; no piece goes back on sale.</Trans>}
            inputMode="decimal"
            autoComplete="off"
            dir="ltr"
            value={typed}
            placeholder={asTyped(left.amount, currency)}
            onChange={({ target }) => {
              setTyped(target.value)
              change({ amount: amountOf(target.value, currency) })
            }}
            error={sent && !choice.amount ? <Trans>Enter an amount above zero</Trans> : undefined}
          />
        )}
        {choice.how === 'whole' && (
          <Checkbox label={<Trans>Put all pieces back on sale</Trans>} checked={choice.restockAll} onChange={({ target }) => { change({ restockAll: target.checked }) }} />
        )}
        <TextField
          label={<Trans>Reason</Trans>}
          hint={<Trans>Your colleagues read it in the order’s history.</Trans>}
          value={reason}
          maxLength={REASON_AT_MOST}
          autoComplete="off"
          onChange={({ target }) => { setReason(target.value) }}
          error={sent && reason.trim() === '' ? <Trans>Say why the money goes back</Trans> : undefined}
        />
        <div aria-live="polite" className="grid gap-3">
          <RefundSum preview={preview} ready={ready} wished={wish !== undefined} {...asked} />
          {sent && !wish && choice.how === 'lines' && <p className="text-sm font-semibold text-danger"><Trans>Choose at least one piece, or the delivery</Trans></p>}
          {wish && ready && preview && (
            <p><Trans><bdi className="font-semibold">{total}</bdi> goes back to the card that paid order <bdi className="font-semibold">{number}</bdi>. This cannot be undone.</Trans></p>
          )}
        </div>
        <Refused problem={refund.error} words={REFUND_WORDS} />
      </form>
    </Dialog>
  )
}

/** The three ways to say how much, in one line where there is room: what follows is what matters. */
function Ways({ value, left, onChange }: { value: How; left: Money; onChange: (how: How) => void }): ReactNode {
  const ways: [How, ReactNode][] = [
    ['lines', <Trans key="lines">Pieces and delivery</Trans>],
    ['amount', <Trans key="amount">An amount</Trans>],
    ['whole', <Trans key="whole">All that is left: <Amount of={left} /></Trans>],
  ]
  return (
    <fieldset className="flex min-w-0 flex-wrap gap-2">
      <legend className="mb-2 font-semibold"><Trans>How much goes back</Trans></legend>
      {ways.map(([how, name]) => (
        <label key={how} className="flex min-h-11 items-center gap-2 rounded-control border border-control bg-surface px-3 py-2 has-checked:border-primary has-checked:bg-primary-soft">
          <input type="radio" name="how" value={how} checked={how === value} onChange={() => { onChange(how) }} className="size-5 shrink-0" />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

/** What the service reckons for this wish, until it is done. The sum before stays in sight until the new one is there. */
function usePreview(order: Order, wish: Wish | undefined, on: boolean) {
  const print = wish && JSON.stringify(wish)
  const settled = useSettled(print, REST)
  const query = useQuery({
    ...previewRefund(order.id, order.version, on && settled !== undefined ? (JSON.parse(settled) as Wish) : undefined),
    placeholderData: (before) => before,
  })
  const ready = settled === print && !query.isFetching && !query.isPlaceholderData
  return { preview: wish && query.data, problem: query.error, ready, onRetry: () => void query.refetch() }
}
