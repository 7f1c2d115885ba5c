import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { useShop } from '@/api/shop'
import type { Money } from '@/locale/money'
import { Amount } from '@/ui/price'

/** How much is missing until delivery is free, in words and as a bar. */
export function FreeDelivery({ subtotal }: { subtotal: Money | null }): ReactNode {
  const from = useShop()?.free_delivery_from
  if (!from || from.currency !== subtotal?.currency || from.amount <= 0) return null
  const missing = { ...from, amount: from.amount - subtotal.amount }
  return (
    <div className="grid gap-2 rounded-card bg-sunken p-4">
      <p>
        {missing.amount > 0 ? (
          <Trans>
            <Amount of={missing} /> more for free delivery
          </Trans>
        ) : (
          <Trans>Delivery is free</Trans>
        )}
      </p>
      <div aria-hidden className="h-2 overflow-hidden rounded-chip bg-line">
        <div
          className="h-full rounded-chip bg-primary transition-[width] duration-150"
          style={{ width: `${Math.min(100, (subtotal.amount / from.amount) * 100)}%` }}
        />
      </div>
    </div>
  )
}
