import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { may } from '@/desk/session/may'
import { Panel } from '@/desk/ui/panel'

import type { PaymentDetails } from '../api/read-payment'
import { Attempts, PaymentFacts, Refunds, Transactions } from './payment-parts'
import { PaymentWebhooks } from './payment-webhooks'

/** A payment with everything that happened to it. */
export function PaymentScreen({ payment }: { payment: PaymentDetails }): ReactNode {
  return (
    <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[22rem_minmax(0,1fr)]">
      <Panel
        title={<Trans>How it stands</Trans>}
        action={may('orders.read') && <Link to={`/admin/orders/${payment.order_id}`} className="link inline-flex min-h-11 items-center"><Trans>Its order</Trans></Link>}
      >
        <PaymentFacts payment={payment} />
      </Panel>
      <div className="grid min-w-0 grid-cols-1 gap-5">
        <Panel title={<Trans>Attempts to pay</Trans>}><Attempts attempts={payment.attempts} /></Panel>
        {payment.refunds.length > 0 && <Panel title={<Trans>Refunds</Trans>}><Refunds refunds={payment.refunds} /></Panel>}
        <Panel title={<Trans>How it was booked</Trans>}><Transactions paymentId={payment.id} /></Panel>
        <Panel title={<Trans>What the provider sent</Trans>}><PaymentWebhooks paymentId={payment.id} /></Panel>
      </div>
    </div>
  )
}
