import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { RemovableChip } from '@/ui/chip'

import { appliedTo, cleared, type Listing, type PriceWords, without } from '../listing'
import { appliedKey, useAppliedName } from './applied-name'

interface AppliedFiltersProps {
  listing: Listing
  onChange: (next: Listing) => void
  words: Record<string, string>
  priceWords: PriceWords | undefined
}

/** What narrows the list, each with a way to take it back, and one for all of them. */
export function AppliedFilters({ listing, onChange, words, priceWords }: AppliedFiltersProps): ReactNode {
  const { t } = useLingui()
  const name = useAppliedName(listing, words)
  const all = appliedTo(listing, priceWords)
  if (all.length === 0) return null
  return (
    <ul aria-label={t`Chosen filters`} className="mb-5 flex flex-wrap items-center gap-2">
      {all.map((applied) => {
        const attribute = applied.kind === 'attribute' ? (words[applied.name] ?? applied.name) : undefined
        const value = name(applied)
        return (
          <li key={appliedKey(applied)}>
            <RemovableChip name={attribute ? `${attribute} ${value}` : value} onRemove={() => { onChange(without(listing, applied)) }}>
              {attribute && <span className="text-muted">{attribute}</span>} <bdi>{value}</bdi>
            </RemovableChip>
          </li>
        )
      })}
      <li>
        <button type="button" onClick={() => { onChange(cleared(listing, priceWords)) }} className="link min-h-11 px-2">
          <Trans>Clear all</Trans>
        </button>
      </li>
    </ul>
  )
}
