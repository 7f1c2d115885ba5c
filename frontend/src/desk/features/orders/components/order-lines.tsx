import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { inLocale, locale, textIn } from '@/locale/locale'
import { count } from '@/locale/numbers'
import { less, type MoneyRow, MoneySummary, totalRows } from '@/ui/money-summary'
import { Amount } from '@/ui/price'
import { Thumb } from '@/ui/thumb'

import type { Order, OrderLine } from '../api/read-order'

/** What was ordered, at the prices of then, and what that adds up to. */
export function OrderLines({ order }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const cell = 'border-b border-line py-2 pe-3 align-top last:pe-0'
  const head = `${cell} text-start text-sm font-semibold text-muted`
  return (
    <>
      <div className="overflow-x-auto">
        <table aria-label={t`What was ordered`} className="w-full text-md">
          <thead>
            <tr>
              <th scope="col" className={head}><Trans>What</Trans></th>
              <th scope="col" className={`${head} text-end!`}><Trans>Pieces</Trans></th>
              <th scope="col" className={`${head} text-end! max-md:hidden`}><Trans>Each</Trans></th>
              <th scope="col" className={`${head} text-end!`}><Trans>Amount</Trans></th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.variant_id}>
                <th scope="row" className={`${cell} text-start font-normal`}><What line={line} /></th>
                <td className={`${cell} text-end`}>{count(line.quantity)}</td>
                <td className={`${cell} text-end max-md:hidden`}><Amount of={line.unit_price} /></td>
                <td className={`${cell} text-end font-semibold`}><Amount of={{ ...line.unit_price, amount: line.unit_price.amount * line.quantity }} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoneySummary rows={rowsOf(order)} />
    </>
  )
}

function What({ line }: { line: OrderLine }): ReactNode {
  const { sku } = line
  return (
    <span className="flex gap-3">
      <Thumb url={line.image_url} className="size-12" />
      <span className="min-w-0">
        <a href={inLocale(locale, `/p/${line.slug ?? line.product_id}`)} {...textIn(line.lang)} className="font-semibold hover:underline">{line.title}</a>
        {line.variant_title && <span className="block text-muted"><span {...textIn(line.lang)}>{line.variant_title}</span></span>}
        <span className="block text-sm text-muted"><Trans>SKU <bdi>{sku}</bdi></Trans></span>
      </span>
    </span>
  )
}

/** From the subtotal to what the shop keeps. */
function rowsOf(order: Order): MoneyRow[] {
  const { captured, refunded } = order
  const rows = totalRows(order)
  if (!captured) return rows
  return [
    ...rows,
    { name: <Trans>Captured</Trans>, amount: captured },
    ...(refunded.amount > 0
      ? [
          { name: <Trans>Given back</Trans>, amount: less(refunded) },
          { name: <Trans>Kept</Trans>, amount: { ...captured, amount: captured.amount - refunded.amount }, total: true },
        ]
      : []),
  ]
}
