/** Whether money of an order can be given back now, and if not, why. */
import { leftToRefund, type Order } from './api/read-order'

export type Refundable = 'yes' | 'running' | 'on_hold' | 'cancelling' | 'waits' | 'all_back' | 'nothing'

/** What of an order stands in the way of a refund; `nothing` was charged, or nothing was sold. */
export function refundable(order: Order): Refundable {
  if (order.refunds.some(({ status }) => status === 'requested')) return 'running'
  if (order.status === 'on_hold') return 'on_hold'
  if (order.attention) return 'waits'
  if (order.status === 'cancelling') return order.captured ? 'cancelling' : 'nothing'
  if (order.status !== 'confirmed' && order.status !== 'completed') return 'nothing'
  return leftToRefund(order) > 0 ? 'yes' : 'all_back'
}
