import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { Panel } from '@/desk/ui/panel'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readPayment } from '../api/read-payment'
import { Attempts, PaymentFacts, Refunds, Transactions } from './payment-parts'

/** The payment of an order, where the order is. */
export function OrderPayment({ paymentId }: { paymentId: string }): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readPayment(paymentId))
  return (
    <Panel
      title={<Trans>Payment</Trans>}
      action={<Link to={`/admin/payments/${paymentId}`} className="link inline-flex min-h-11 items-center"><Trans>Open the payment</Trans></Link>}
    >
      {data ? (
        <>
          <PaymentFacts payment={data} />
          <h3 className="text-base"><Trans>Attempts to pay</Trans></h3>
          <Attempts attempts={data.attempts} />
          <Refunds refunds={data.refunds} />
          <h3 className="text-base"><Trans>How it was booked</Trans></h3>
          <Transactions paymentId={paymentId} />
        </>
      ) : error ? (
        <Failed title={<Trans>The payment could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <Skeleton className="h-48" />
      )}
    </Panel>
  )
}
