import type { ComponentProps, ReactNode } from 'react'

import { Offers } from './offers'
import { PriceHistory } from './price-history'

/** What the chosen variant costs elsewhere, and what it has cost. */
export function Prices(props: ComponentProps<typeof Offers>): ReactNode {
  return (
    <div className="mt-12 grid grid-cols-1 gap-12 empty:hidden">
      <Offers {...props} />
      <PriceHistory productId={props.productId} variant={props.variant} />
    </div>
  )
}
