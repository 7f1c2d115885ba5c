import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Arrival } from '@/ui/delivery'
import { Amount } from '@/ui/price'

import { useDelivery } from '../api/use-delivery'

/** What delivery costs and how long it takes, before anything is in the cart; `otherwise` where nobody can say. */
export function DeliveryPromise({ otherwise }: { otherwise: ReactNode }): ReactNode {
  const delivery = useDelivery()
  if (!delivery) return otherwise
  const { method, freeFrom } = delivery
  return (
    <span>
      <span className="block">
        {method.price.amount === 0 || freeFrom?.amount === 0 ? (
          <Trans>Free delivery</Trans>
        ) : freeFrom ? (
          <Trans>
            Delivery from <Amount of={method.price} />, free from <Amount of={freeFrom} />
          </Trans>
        ) : (
          <Trans>
            Delivery from <Amount of={method.price} />
          </Trans>
        )}
      </span>
      <span className="block text-md text-muted">
        <Arrival method={method} />
      </span>
    </span>
  )
}
