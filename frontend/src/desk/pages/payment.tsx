import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { readPayment } from '@/desk/features/payments/api/read-payment'
import { PaymentScreen } from '@/desk/features/payments/components/payment-screen'
import { BackTo } from '@/desk/ui/back'
import { One, Screen } from '@/desk/ui/screen'
import { money } from '@/locale/money'

export function Component(): ReactNode {
  const { t } = useLingui()
  const { paymentId = '' } = useParams()
  return (
    <One
      query={useQuery(readPayment(paymentId))}
      title={t`Payment`}
      above={<BackTo list="/admin/payments"><Trans>Payments</Trans></BackTo>}
      missing={{ title: <Trans>There is no such payment</Trans>, to: '/admin/payments', action: <Trans>See all payments</Trans> }}
    >
      {(payment) => {
        const amount = money(payment.amount)
        return <Screen title={t`Payment of ${amount}`}><PaymentScreen payment={payment} /></Screen>
      }}
    </One>
  )
}
