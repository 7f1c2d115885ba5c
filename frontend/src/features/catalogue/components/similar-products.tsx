import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { MOST_SIMILAR, readSimilar } from '../api/read-similar'
import { ProductCard, ProductCardSkeleton } from './product-card'

const PLACE = 'w-40 shrink-0 snap-start scroll-ms-4 md:w-52 md:scroll-ms-8 lg:w-auto'

/** What is most like a product, in one row, which a finger pushes; nothing where nobody can say. */
export function SimilarProducts({ id }: { id: string }): ReactNode {
  const { data, error } = useQuery(readSimilar(id))
  if (error || data?.length === 0) return null
  return (
    <section aria-labelledby="similar" className="mt-12 grid grid-cols-1 gap-4">
      <h2 id="similar">
        <Trans>Similar products</Trans>
      </h2>
      <ul className="rail -mx-4 flex gap-4 px-4 py-1 md:-mx-8 md:px-8 lg:mx-0 lg:grid lg:grid-cols-6 lg:overflow-visible lg:px-0">
        {data
          ? data.map((card) => (
              <li key={card.id} className={PLACE}>
                <ProductCard card={card} sizes="(width >= 52rem) 13rem, 10rem" />
              </li>
            ))
          : Array.from({ length: MOST_SIMILAR }, (_, index) => (
              <li key={index} className={PLACE}>
                <ProductCardSkeleton />
              </li>
            ))}
      </ul>
    </section>
  )
}
