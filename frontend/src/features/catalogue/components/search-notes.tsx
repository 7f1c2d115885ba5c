import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import type { CardsPage } from '../api/read-list'
import { type Listing, writeListing } from '../listing'

interface SearchNotesProps {
  listing: Listing
  /** The first page of what was found. */
  page: CardsPage
}

/** How a search was read, where that is not word for word. */
export function SearchNotes({ listing, page: { items, found, instead } }: SearchNotesProps): ReactNode {
  const { q } = listing
  const literally = `/search?${writeListing({ ...listing, exact: true, page: 1 })}`
  return (
    <div className="mb-4 grid gap-1 text-md text-muted empty:hidden">
      {found && found.query.corrections.length > 0 && (
        <p>
          <Trans>
            We corrected the spelling.{' '}
            <Link to={literally} className="link inline-block py-1">
              Search for “{q}” instead
            </Link>
          </Trans>
        </p>
      )}
      {found?.byMeaning && (
        <p>
          <Trans>Nothing has these very words. These come close to what they mean.</Trans>
        </p>
      )}
      {found?.degraded && items.length === 0 && (
        <p>
          <Trans>We could only look for the words just now, not for what they mean. Try again in a moment.</Trans>
        </p>
      )}
      {instead && (
        <p>
          <Trans>Search is limited at the moment: it finds words in the names of products alone.</Trans>
        </p>
      )}
    </div>
  )
}
