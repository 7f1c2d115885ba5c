import type { ReactNode } from 'react'

import { anOrder } from '@/features/orders/api/orders.builders'
import { OrderTimeline } from '@/features/orders/components/order-timeline'

import { Columns, Section } from './section'

const paid = { status: 'confirmed', payment_status: 'paid', paid_at: '2026-11-28T10:02:00Z' } as const
const ORDERS = [
  anOrder(),
  anOrder({ ...paid, fulfilment_status: 'shipped' }),
  anOrder({ ...paid, fulfilment_status: 'delivered', status: 'completed' }),
  anOrder({ ...paid, status: 'cancelling' }),
  anOrder({ status: 'expired', closed_at: '2026-11-28T10:17:00Z' }),
]

export function Orders(): ReactNode {
  return (
    <Section name="OrderTimeline">
      <Columns>
        {ORDERS.map((order, index) => (
          <OrderTimeline key={index} order={order} />
        ))}
      </Columns>
    </Section>
  )
}
