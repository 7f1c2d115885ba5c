import { lazy, type ReactNode } from 'react'

import { Near } from '@/ui/near'

/** As prices of other sellers: the page is whole without them. */
const SimilarProducts = lazy(() => import('./similar-products').then(({ SimilarProducts: it }) => ({ default: it }), () => ({ default: () => null })))

/** What is most like a product; read once somebody comes near. */
export const SimilarBelow = (props: { id: string }): ReactNode => <Near><SimilarProducts {...props} /></Near>
