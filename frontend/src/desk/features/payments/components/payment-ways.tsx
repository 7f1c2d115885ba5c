import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Ways } from '@/desk/ui/ways'

/** Between the lists of payments, refunds and webhooks. */
export function PaymentWays(): ReactNode {
  const { t } = useLingui()
  const ways = [
    { to: '/admin/payments', name: <Trans>Payments</Trans> },
    { to: '/admin/refunds', name: <Trans>Refunds</Trans> },
    { to: '/admin/webhooks', name: <Trans>Webhooks</Trans> },
  ]
  return <Ways label={t`Lists of payments`} ways={ways} />
}
