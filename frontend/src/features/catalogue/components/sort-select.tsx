import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'

import { type Listing, type Sort, sortsOf } from '../listing'

const NAMES = {
  newest: msg`Newest`,
  price_asc: msg`Price, lowest first`,
  price_desc: msg`Price, highest first`,
  title: msg`Name`,
} satisfies Record<Sort, unknown>

interface SortSelectProps {
  listing: Listing
  onChange: (next: Listing) => void
}

/** In which order a list stands; a search stands by how well things match until somebody says otherwise. */
export function SortSelect({ listing, onChange }: SortSelectProps): ReactNode {
  const { t } = useLingui()
  const id = useId()
  const searching = listing.q !== ''
  const sorts = sortsOf(listing.q)
  return (
    <div className="flex min-w-0 items-center gap-3">
      <label htmlFor={id} className="text-md text-muted max-sm:sr-only">
        <Trans>Sort</Trans>
      </label>
      <select
        id={id}
        value={listing.sort ?? (searching ? '' : 'newest')}
        onChange={({ target: { value } }) => {
          const sort = sorts.find((each) => each === value)
          onChange({ ...listing, sort: sort === 'newest' && !searching ? undefined : sort, page: 1 })
        }}
        className="min-h-11 w-full max-w-52 min-w-0 rounded-control border border-control bg-surface px-3 text-base font-semibold"
      >
        {searching && <option value="">{t`Best match`}</option>}
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(NAMES[sort])}
          </option>
        ))}
      </select>
    </div>
  )
}
