/** What somebody chooses to give back, and what the service is asked for it. */
import { piecesBack, type Order } from './api/read-order'
import type { Wish } from './api/preview-refund'

export type How = 'lines' | 'amount' | 'whole'

export interface Choice {
  how: How
  /** By variant, how many pieces. */
  pieces: Readonly<Record<string, number>>
  /** By variant, whether its pieces go back on sale. */
  restock: Readonly<Record<string, boolean>>
  shipping: boolean
  /** Whether all pieces go back on sale, where all that is left goes back. */
  restockAll: boolean
  /** In minor units; undefined for what is no amount. */
  amount: number | undefined
}

/** How many pieces of a line can still go back. */
export const piecesLeft = (order: Order, line: Order['lines'][number]): number => line.quantity - piecesBack(order, line.variant_id)

/** What of the delivery's price has not gone back, in minor units. */
export const shippingLeft = ({ shipping, refunds }: Order): number =>
  shipping.amount - refunds.filter(({ status }) => status !== 'failed').reduce((sum, { shipping: given }) => sum + given.amount, 0)

/** What the service is asked to give; undefined as long as that is nothing. */
export function wishOf(order: Order, choice: Choice): Wish | undefined {
  switch (choice.how) {
    case 'amount':
      return choice.amount ? { amount: { amount: choice.amount, currency: order.refunded.currency } } : undefined
    case 'whole': {
      const lines = order.lines.flatMap((line) => {
        const quantity = piecesLeft(order, line)
        return quantity > 0 ? [{ variant_id: line.variant_id, quantity, restock: true }] : []
      })
      return choice.restockAll && lines.length > 0 ? { lines, shipping: shippingLeft(order) > 0 } : {}
    }
    case 'lines': {
      const lines = order.lines.flatMap(({ variant_id }) => {
        const quantity = choice.pieces[variant_id] ?? 0
        return quantity > 0 ? [{ variant_id, quantity, restock: choice.restock[variant_id] ?? false }] : []
      })
      return lines.length > 0 || choice.shipping ? { lines, shipping: choice.shipping } : undefined
    }
  }
}
