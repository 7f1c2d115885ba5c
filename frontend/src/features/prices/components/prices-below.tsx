import { type ComponentProps, lazy, type ReactNode } from 'react'

import { loadPrices } from '@/locale/activate'
import { Near } from '@/ui/near'

import type { Prices as Loaded } from './prices'

/** Nobody came for them: where they do not come, the page is whole without them. */
const Prices = lazy(() => Promise.all([import('./prices'), loadPrices()]).then(([{ Prices: it }]) => ({ default: it }), () => ({ default: () => null })))

/** Other sellers' prices, now and before; read once somebody comes near. */
export const PricesBelow = (props: ComponentProps<typeof Loaded>): ReactNode => <Near><Prices {...props} /></Near>
