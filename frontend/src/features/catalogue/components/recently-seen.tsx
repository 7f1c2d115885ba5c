import { Trans } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef, useState } from 'react'

import { useNear } from '@/ui/use-near'

import { seen, unsee, unseeAll } from '../seen'
import { useCards } from '../use-cards'
import { ProductGrid } from './product-grid'

/** So many are shown; more are kept, for what is gone by now. */
const SHOWN = 6

/** What was looked at in this browser; nothing where that is nothing, or is not wanted. */
export function RecentlySeen(): ReactNode {
  const [ids, setIds] = useState(seen)
  const section = useRef<HTMLElement>(null)
  const near = useNear(section)
  const asked = ids.slice(0, SHOWN)
  const { cards, gone } = useCards(asked, near)
  const away = gone.join(',')
  useEffect(() => { if (away) away.split(',').forEach(unsee) }, [away])
  if (ids.length === 0 || cards?.length === 0) return null
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
      <ProductGrid cards={cards} expected={asked.length} columns="lg:grid-cols-6" />
    </section>
  )
}
