import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { useLiveOrder } from '@/desk/features/orders/api/read-order'
import { OrderScreen } from '@/desk/features/orders/components/order-screen'
import { OrderPayment } from '@/desk/features/payments/components/order-payment'
import { may } from '@/desk/session/may'
import { BackTo } from '@/desk/ui/back'
import { One } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  const { orderId = '' } = useParams()
  return (
    <One
      query={useLiveOrder(orderId)}
      title={t`Order`}
      above={<BackTo list="/admin/orders"><Trans>Orders</Trans></BackTo>}
      missing={{ title: <Trans>There is no such order</Trans>, to: '/admin/orders', action: <Trans>See all orders</Trans> }}
    >
      {(order) => <OrderScreen order={order} payment={order.payment_id !== null && may('payments.read') && <OrderPayment paymentId={order.payment_id} />} />}
    </One>
  )
}
