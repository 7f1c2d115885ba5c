import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { type Money, money } from '@/locale/money'

/** An amount that keeps its order beside text of the other direction. */
export function Amount({ of }: { of: Money }): ReactNode {
  return <bdi className="tabular-nums">{money(of)}</bdi>
}

interface PriceProps {
  now: Money
  /** What it cost before a reduction. */
  before?: Money | null
  /** Some variants cost more. */
  from?: boolean
  className?: string
}

/** What something costs, and what it cost before. */
export function Price({ now, before, from = false, className = '' }: PriceProps): ReactNode {
  const reduced = before != null && before.amount > now.amount
  const amount = <Amount of={now} />
  return (
    <span className={`inline-flex flex-wrap items-baseline gap-x-2 ${className}`}>
      <span className={`font-semibold ${reduced ? 'text-sale' : ''}`}>{from ? <Trans>from {amount}</Trans> : amount}</span>
      {reduced && (
        <s className="text-muted">
          <span className="sr-only">
            <Trans>before:</Trans>{' '}
          </span>
          <Amount of={before} />
        </s>
      )}
    </span>
  )
}
