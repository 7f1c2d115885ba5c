import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

interface StockProps {
  availability: 'in_stock' | 'low' | 'out'
}

const LOOKS = { in_stock: 'text-ok', low: 'text-warn', out: 'text-muted' } as const

/** Whether there is some, in words. */
export function Stock({ availability }: StockProps): ReactNode {
  return (
    <p className={`flex items-center gap-2 font-semibold ${LOOKS[availability]}`}>
      <span aria-hidden className="size-2.5 rounded-chip bg-current" />
      {availability === 'in_stock' && <Trans>In stock</Trans>}
      {availability === 'low' && <Trans>Only a few left</Trans>}
      {availability === 'out' && <Trans>Sold out</Trans>}
    </p>
  )
}
