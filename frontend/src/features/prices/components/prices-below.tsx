import { type ComponentProps, lazy, type ReactNode, Suspense, useRef } from 'react'

import { useNear } from '@/ui/use-near'

import type { Prices as Loaded } from './prices'

/** Nobody came for them: where they do not come, the page is whole without them. */
const Prices = lazy(() => import('./prices').then(({ Prices: it }) => ({ default: it }), () => ({ default: () => null })))

/** Other sellers' prices, now and before; read once somebody comes near. */
export function PricesBelow(props: ComponentProps<typeof Loaded>): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const near = useNear(place)
  return (
    <div ref={place}>
      {near && (
        <Suspense>
          <Prices {...props} />
        </Suspense>
      )}
    </div>
  )
}
