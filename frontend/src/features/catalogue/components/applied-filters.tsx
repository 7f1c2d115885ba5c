import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { RemovableChip } from '@/ui/chip'

import { appliedTo, cleared, type Listing, without } from '../listing'
import { appliedKey, useAppliedName } from './applied-name'

interface AppliedFiltersProps {
  listing: Listing
  onChange: (next: Listing) => void
  words: Record<string, string>
}

/** What narrows the list, each with a way to take it back, and one for all of them. */
export function AppliedFilters({ listing, onChange, words }: AppliedFiltersProps): ReactNode {
  const { t } = useLingui()
  const name = useAppliedName(listing, words)
  const all = appliedTo(listing)
  if (all.length === 0) return null
  return (
    <ul aria-label={t`Chosen filters`} className="mb-5 flex flex-wrap items-center gap-2">
      {all.map((applied) => (
        <li key={appliedKey(applied)}>
          <RemovableChip name={name(applied)} onRemove={() => { onChange(without(listing, applied)) }}>
            {applied.kind === 'attribute' && <span className="text-muted">{words[applied.name] ?? applied.name}</span>}
            <bdi>{name(applied)}</bdi>
          </RemovableChip>
        </li>
      ))}
      <li>
        <button type="button" onClick={() => { onChange(cleared(listing)) }} className="link min-h-11 px-2">
          <Trans>Clear all</Trans>
        </button>
      </li>
    </ul>
  )
}
