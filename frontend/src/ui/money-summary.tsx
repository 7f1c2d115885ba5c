import type { ReactNode } from 'react'

import type { Money } from '@/locale/money'

import { Amount } from './price'

export interface MoneyRow {
  name: ReactNode
  amount: Money | ReactNode
  /** The one that the others add up to. */
  total?: boolean
  /** Is part of what stands above, and adds nothing. */
  within?: boolean
}

const isMoney = (amount: Money | ReactNode): amount is Money => typeof amount === 'object' && amount !== null && 'currency' in amount

/** Amounts that add up, as a list of names and values. */
export function MoneySummary({ rows }: { rows: readonly MoneyRow[] }): ReactNode {
  return (
    <dl className="grid grid-cols-1 gap-2">
      {rows.map(({ name, amount, total = false, within = false }, index) => (
        <div
          key={index}
          className={`flex items-baseline justify-between gap-4 ${total ? 'border-t border-line pt-3 text-lg font-semibold' : ''} ${within ? 'text-sm text-muted' : ''}`}
        >
          <dt className="min-w-0">{name}</dt>
          <dd className="shrink-0 text-end">{isMoney(amount) ? <Amount of={amount} /> : amount}</dd>
        </div>
      ))}
    </dl>
  )
}
