import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { textIn } from '@/locale/locale'
import { Checkbox } from '@/ui/field'
import { Amount } from '@/ui/price'
import { Stepper } from '@/ui/stepper'
import { Thumb } from '@/ui/thumb'

import type { Preview } from '../api/preview-refund'
import type { Order, OrderLine } from '../api/read-order'
import { type Choice, piecesLeft, shippingLeft } from '../refund-wish'

interface RefundLinesProps {
  order: Order
  choice: Choice
  onChange: (change: Partial<Choice>) => void
  /** What each line would get; undefined until it is reckoned. */
  preview: Preview | undefined
}

/** How many pieces of each line go back, whether they can be sold again, and the delivery. */
export function RefundLines({ order, choice, onChange, preview }: RefundLinesProps): ReactNode {
  return (
    <fieldset className="grid min-w-0 grid-cols-1">
      <legend className="mb-2 font-semibold"><Trans>Which pieces go back</Trans></legend>
      {order.lines.map((line) => <Line key={line.variant_id} {...{ order, line, choice, onChange, preview }} />)}
      {shippingLeft(order) > 0 && (
        <div className="flex items-center justify-between gap-3 pt-2">
          <Checkbox label={<Trans>Delivery</Trans>} checked={choice.shipping} onChange={({ target }) => { onChange({ shipping: target.checked }) }} />
          {choice.shipping && preview && <Amount of={preview.shipping} />}
        </div>
      )}
    </fieldset>
  )
}

function Line({ order, line, choice, onChange, preview }: RefundLinesProps & { line: OrderLine }): ReactNode {
  const { variant_id: id, quantity } = line
  const rest = piecesLeft(order, line)
  const chosen = choice.pieces[id] ?? 0
  const gets = preview?.lines.find(({ variant_id }) => variant_id === id)
  const named = [line.title, line.variant_title].filter(Boolean).join(', ')
  return (
    <div className="grid gap-2 border-b border-line py-3 first-of-type:pt-0 last:border-b-0">
      <div className="flex items-start gap-3">
        <Thumb url={line.image_url} className="size-12" />
        <span className="min-w-0 flex-1">
          <span {...textIn(line.lang)} className="block font-semibold">{named}</span>
          <span className="block text-sm text-muted">
            {rest === 0 ? <Trans>All of it has gone back</Trans> : <Plural value={quantity} one={`${rest} of # piece can go back`} other={`${rest} of # pieces can go back`} />}
          </span>
        </span>
        {chosen > 0 && gets && <span className="font-semibold"><Amount of={gets.gross} /></span>}
      </div>
      {rest > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <Stepper label={named} value={chosen} least={0} most={rest} onChange={(value) => { onChange({ pieces: { ...choice.pieces, [id]: value } }) }} />
          {chosen > 0 && (
            <Checkbox
              label={<Trans>Back on sale</Trans>}
              checked={choice.restock[id] ?? false}
              onChange={({ target }) => { onChange({ restock: { ...choice.restock, [id]: target.checked } }) }}
            />
          )}
        </div>
      )}
    </div>
  )
}
