import { Trans } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'

import { useNear } from '@/ui/use-near'

import { type Product, readProduct } from '../api/read-product'
import type { Card } from '../api/read-products'
import { seen, unsee, unseeAll } from '../seen'
import { ProductGrid } from './product-grid'

/** So many are shown; more are kept, for what is gone by now. */
const SHOWN = 6

function cardOf({ id, slug, title, lang, price_from, price_to, availability, images, variants }: Product): Card {
  const cheapest = variants.find(({ price }) => price.amount === price_from.amount)
  return { id, slug, title, lang, price_from, price_to, availability, image: images[0] ?? null, compare_at_from: cheapest?.compare_at ?? null }
}

/** What was looked at in this browser; nothing where that is nothing, or is not wanted. */
export function RecentlySeen(): ReactNode {
  const [ids, setIds] = useState(seen)
  const section = useRef<HTMLElement>(null)
  const near = useNear(section)
  const asked = ids.slice(0, SHOWN)
  const read = useQueries({ queries: asked.map((id) => ({ ...readProduct(id), enabled: near })) })
  const gone = asked.filter((_, index) => read[index]?.error?.status === 404).join(',')
  useEffect(() => { if (gone) gone.split(',').forEach(unsee) }, [gone])
  if (ids.length === 0) return null
  const cards = read.flatMap(({ data }) => (data ? [cardOf(data)] : []))
  const waiting = read.some(({ isPending }) => isPending)
  // What cannot be read now is left out: nobody came for it.
  if (!waiting && cards.length === 0) return null
  return (
    <section ref={section} aria-labelledby="recently-seen" className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="recently-seen">
          <Trans>Recently seen</Trans>
        </h2>
        <button
          type="button"
          onClick={() => {
            unseeAll()
            setIds([])
          }}
          className="link min-h-11"
        >
          <Trans>Forget these</Trans>
        </button>
      </div>
      <ProductGrid cards={waiting ? undefined : cards} expected={asked.length} columns="lg:grid-cols-6" />
    </section>
  )
}
