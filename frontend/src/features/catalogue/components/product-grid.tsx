import type { ReactNode } from 'react'

import type { Card } from '../api/read-products'
import { ProductCard, ProductCardSkeleton } from './product-card'

interface ProductGridProps {
  /** Undefined while they are on their way. */
  cards: readonly Card[] | undefined
  /** How many places to keep meanwhile. */
  expected?: number
  /** How many stand in the first view. */
  first?: number
  level?: 'h2' | 'h3'
  columns?: string
}

/** Products side by side; while they are on their way, places of the same size. */
export function ProductGrid({ cards, expected = 8, first = 0, level = 'h3', columns = 'lg:grid-cols-4' }: ProductGridProps): ReactNode {
  return (
    <ul className={`grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 ${columns}`}>
      {cards
        ? cards.map((card, index) => (
            <li key={card.id}>
              <ProductCard card={card} first={index < first} level={level} />
            </li>
          ))
        : Array.from({ length: expected }, (_, index) => (
            <li key={index}>
              <ProductCardSkeleton />
            </li>
          ))}
    </ul>
  )
}
