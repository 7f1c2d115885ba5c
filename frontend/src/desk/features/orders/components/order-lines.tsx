import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { CopyButton } from '@/desk/ui/copy-button'
import { textIn } from '@/locale/locale'
import type { Money } from '@/locale/money'
import { count } from '@/locale/numbers'
import { less, type MoneyRow, MoneySummary, totalRows } from '@/ui/money-summary'
import { Amount } from '@/ui/price'
import { Thumb } from '@/ui/thumb'

import { leftToRefund, type Order, type OrderLine, piecesBack } from '../api/read-order'

const CELL = 'border-b border-line py-2 pe-3 align-top last:pe-0'
const END = `${CELL} text-end`
const WIDE = `${END} max-lg:hidden`

const total = (order: Order, of: (line: OrderLine) => Money): Money => ({
  currency: order.currency, amount: order.lines.reduce((sum, line) => sum + of(line).amount, 0),
})

/** What was ordered, at the prices of then; each column adds up below it, and that to what the order costs and what is left. */
export function OrderLines({ order }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const head = 'text-sm font-semibold text-muted'
  const discounted = order.discount.amount > 0
  return (
    <>
      <div className="overflow-x-auto">
        <table aria-label={t`What was ordered`} className="w-full text-md">
          <thead>
            <tr>
              <th scope="col" className={`${CELL} ${head} text-start`}><Trans>What</Trans></th>
              <th scope="col" className={`${END} ${head}`}><Trans>Pieces</Trans></th>
              <th scope="col" className={`${WIDE} ${head}`}><Trans>Each</Trans></th>
              {discounted && <th scope="col" className={`${WIDE} ${head}`}><Trans>Discount</Trans></th>}
              <th scope="col" className={`${WIDE} ${head}`}><Trans>Net</Trans></th>
              <th scope="col" className={`${WIDE} ${head}`}><Trans>VAT</Trans></th>
              <th scope="col" className={`${END} ${head}`}><Trans>Amount</Trans></th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.variant_id}>
                <th scope="row" className={`${CELL} text-start font-normal`}><What order={order} line={line} /></th>
                <td className={END}>{count(line.quantity)}</td>
                <td className={WIDE}><Amount of={line.unit_price} /></td>
                {discounted && <td className={WIDE}><Amount of={less(line.discount)} /></td>}
                <td className={WIDE}><Amount of={line.net} /></td>
                <td className={WIDE}><Amount of={line.tax} /></td>
                <td className={`${END} font-semibold`}><Amount of={line.gross} /></td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className={`${CELL} text-start font-semibold`}><Trans>Lines together</Trans></th>
              <td className={END}>{count(order.lines.reduce((sum, { quantity }) => sum + quantity, 0))}</td>
              <td className={WIDE} />
              {discounted && <td className={WIDE}><Amount of={less(order.discount)} /></td>}
              <td className={WIDE}><Amount of={total(order, ({ net }) => net)} /></td>
              <td className={WIDE}><Amount of={total(order, ({ tax }) => tax)} /></td>
              <td className={`${END} font-semibold`}><Amount of={total(order, ({ gross }) => gross)} /></td>
            </tr>
          </tfoot>
        </table>
      </div>
      <MoneySummary rows={rowsOf(order)} />
    </>
  )
}

function What({ order, line }: { order: Order; line: OrderLine }): ReactNode {
  const { t } = useLingui()
  const { sku, quantity } = line
  const back = piecesBack(order, line.variant_id)
  return (
    <span className="flex gap-3">
      <Thumb url={line.image_url} className="size-12" />
      <span className="min-w-0">
        <Link to={`/admin/products/${line.product_id}`} {...textIn(line.lang)} className="link font-semibold no-underline hover:underline">{line.title}</Link>
        {line.variant_title && <span className="block text-muted"><span {...textIn(line.lang)}>{line.variant_title}</span></span>}
        <span className="block text-sm text-muted"><Trans>SKU <bdi>{sku}</bdi></Trans> <CopyButton text={sku} label={t`Copy the SKU ${sku}`} /></span>
        {back > 0 && <span className="block text-sm text-muted"><Plural value={quantity} one={`${back} of # piece given back`} other={`${back} of # pieces given back`} /></span>}
      </span>
    </span>
  )
}

/** From the subtotal to what could still be given back. */
function rowsOf(order: Order): MoneyRow[] {
  const { captured, refunded, total: costs, tax } = order
  const rows: MoneyRow[] = [...totalRows(order), { name: <Trans>Net</Trans>, amount: { ...costs, amount: costs.amount - tax.amount }, within: true }]
  if (!captured) return rows
  const left = leftToRefund(order)
  const going = captured.amount - refunded.amount - left
  return [
    ...rows,
    { name: <Trans>Captured</Trans>, amount: captured },
    ...(refunded.amount > 0 ? [{ name: <Trans>Given back</Trans>, amount: less(refunded) }] : []),
    ...(going > 0 ? [{ name: <Trans>On its way back</Trans>, amount: { ...captured, amount: -going } }] : []),
    ...(refunded.amount + going > 0 ? [{ name: <Trans>Left</Trans>, amount: { ...captured, amount: left }, total: true }] : []),
  ]
}
