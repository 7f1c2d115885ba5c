import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'

import { useNear } from '@/ui/use-near'

import { MOST_POPULAR, readPopular } from '../api/read-popular'
import { useCards } from '../use-cards'
import { ProductGrid } from './product-grid'

const NONE: readonly string[] = []

/** What many buy; nothing where nobody can say, or too little was bought. */
export function Popular(): ReactNode {
  const section = useRef<HTMLElement>(null)
  const near = useNear(section)
  const { data: ids } = useQuery({ ...readPopular(), enabled: near })
  const { cards } = useCards(ids ?? NONE, near)
  if (ids && cards?.length === 0) return null
  return (
    <section ref={section} aria-labelledby="popular" className="grid gap-4">
      <h2 id="popular">
        <Trans>Popular</Trans>
      </h2>
      <ProductGrid cards={ids && cards} expected={ids?.length ?? MOST_POPULAR} columns="lg:grid-cols-6" />
    </section>
  )
}
