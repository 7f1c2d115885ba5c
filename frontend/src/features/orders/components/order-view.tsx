import type { ReactNode } from 'react'

import { textIn } from '@/locale/locale'
import { Amount } from '@/ui/price'

import type { Order } from '../api/read-order'

/** One order whole. */
export function OrderView({ order }: { order: Order }): ReactNode {
  return (
    <ul className="grid gap-3">
      {order.lines.map(({ variant_id, title, lang, quantity, gross }) => (
        <li key={variant_id} className="flex justify-between gap-4 rounded-card border border-line bg-surface p-4">
          <span {...textIn(lang)}>{title}</span>
          <span>
            {quantity} · <Amount of={gross} />
          </span>
        </li>
      ))}
    </ul>
  )
}
