import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { may } from '@/desk/session/may'

import { countLowStock, type MoneyNumbers, type OfferNumbers, type OrderNumbers, readMoneyNumbers, readOfferNumbers, readOrderNumbers } from '../api/read-numbers'
import { NoNumbers, type NumberRow, NumberRows } from './number-rows'

/** What waits, of each service whose numbers the reader may see; each number leads to the list that it counts. */
export function Waiting(): ReactNode {
  const orders = useQuery({ ...readOrderNumbers(), enabled: may('orders.read') })
  const money = useQuery({ ...readMoneyNumbers(), enabled: may('payments.read') })
  const stock = useQuery({ ...countLowStock(), enabled: may('products.read') })
  const offers = useQuery({ ...readOfferNumbers(), enabled: may('offers.manage') })
  const parts = [
    ...(may('orders.read') ? [{ id: 'orders', query: orders, rows: orders.data && orderRows(orders.data), length: 5, failed: <Trans>What waits at orders could not be counted.</Trans> }] : []),
    ...(may('payments.read') ? [{ id: 'money', query: money, rows: money.data && moneyRows(money.data), length: 3, failed: <Trans>What waits at payments could not be counted.</Trans> }] : []),
    ...(may('products.read') ? [{ id: 'stock', query: stock, rows: stock.data === undefined ? undefined : stockRows(stock.data), length: 1, failed: <Trans>Stock could not be counted.</Trans> }] : []),
    ...(may('offers.manage') ? [{ id: 'offers', query: offers, rows: offers.data && offerRows(offers.data), length: 2, failed: <Trans>What waits of other sellers could not be counted.</Trans> }] : []),
  ]
  const nothing = parts.every(({ rows }) => rows?.every(({ value }) => value === 0))
  return (
    <>
      {nothing && <p className="text-muted"><Trans>Nothing waits.</Trans></p>}
      <ul className="grid">
        {parts.map(({ id, query, rows, length, failed }) =>
          rows ? <NumberRows key={id} rows={rows} /> : (
            <NoNumbers key={id} rows={length} problem={query.error} onRetry={() => void query.refetch()} retrying={query.isFetching}>{failed}</NoNumbers>
          ))}
      </ul>
    </>
  )
}

const orderRows = ({ waiting, unpaid }: OrderNumbers): NumberRow[] => [
  { to: '/admin/attention?kind=amount_differs', name: <Trans>Another amount was paid</Trans>, value: waiting.amount_differs, urgent: true },
  { to: '/admin/attention?kind=refund_failed', name: <Trans>Refunds that failed</Trans>, value: waiting.refund_failed, urgent: true },
  { to: '/admin/attention?kind=step_stuck', name: <Trans>Orders that do not go on</Trans>, value: waiting.step_stuck, urgent: true },
  { to: '/admin/attention?kind=mail_failed', name: <Trans>Mails that did not go out</Trans>, value: waiting.mail_failed, urgent: true },
  { to: '/admin/orders?status=awaiting_payment', name: <Trans>Orders not yet paid</Trans>, value: unpaid },
]

const moneyRows = (money: MoneyNumbers): NumberRow[] => [
  { to: '/admin/webhooks?outcome=failed', name: <Trans>Webhooks that failed</Trans>, value: money.webhooks_failed, urgent: true },
  { to: '/admin/webhooks?outcome=not_understood', name: <Trans>Webhooks not understood</Trans>, value: money.webhooks_not_understood, urgent: true },
  { to: '/admin/refunds?status=pending', name: <Trans>Refunds on their way</Trans>, value: money.refunds_pending },
]

const offerRows = ({ feeds_held: held, offers_waiting: waiting }: OfferNumbers): NumberRow[] => [
  { to: '/admin/feeds?status=held', name: <Trans>Feeds that are held</Trans>, value: held, urgent: true },
  { to: '/admin/matches', name: <Trans>Offers without a product</Trans>, value: waiting },
]

const stockRows = (low: number): NumberRow[] => [{ to: '/admin/products?stock=low', name: <Trans>Products that run out</Trans>, value: low }]
