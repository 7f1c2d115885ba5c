import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { count } from '@/locale/numbers'

import type { Facet } from '../facets'

/** So many values are shown before somebody asks for all. */
const FEW = 6

interface FacetGroupProps {
  facet: Facet
  words: Record<string, string>
  onToggle: (value: string) => void
}

/** An attribute's values to choose from; what is chosen is always in view. */
export function FacetGroup({ facet: { name, choices }, words, onToggle }: FacetGroupProps): ReactNode {
  const [all, setAll] = useState(false)
  const hidden = choices.length > FEW
  const shown = all || !hidden ? choices : choices.filter(({ chosen }, index) => chosen || index < FEW)
  const total = count(choices.length)
  return (
    <fieldset className="border-t border-line py-4">
      <legend className="float-start mb-1 w-full font-semibold">{words[name] ?? name}</legend>
      <ul className="clear-both">
        {shown.map(({ value, count: products, chosen }) => (
          <li key={value}>
            <Tick checked={chosen} products={products} onChange={() => { onToggle(value) }}>
              {words[value] ?? value}
            </Tick>
          </li>
        ))}
      </ul>
      {hidden && (
        <button type="button" aria-expanded={all} onClick={() => { setAll(!all) }} className="link min-h-11 text-md lg:min-h-9">
          {all ? <Trans>Show fewer</Trans> : <Trans>Show all ({total})</Trans>}
        </button>
      )}
    </fieldset>
  )
}

interface TickProps {
  checked: boolean
  /** How many products it leads to. */
  products: number | undefined
  onChange: () => void
  children: ReactNode
}

/** One value of a filter, with how many it leads to. */
export function Tick({ checked, products, onChange, children }: TickProps): ReactNode {
  return (
    <label className="flex min-h-11 items-center gap-3 text-md hover:text-primary lg:min-h-9">
      <input type="checkbox" checked={checked} onChange={onChange} className="size-5 shrink-0" />
      {/* The name stands beside its box, whatever its own direction. */}
      <span className="min-w-0 flex-1">
        <bdi>{children}</bdi>
      </span>
      {products !== undefined && <span className="text-sm text-muted tabular-nums">{count(products)}</span>}
    </label>
  )
}
