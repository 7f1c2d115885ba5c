import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'

/** Between what staff do for the shop's search. */
export function SearchWays(): ReactNode {
  const { t } = useLingui()
  const ways = [
    { to: '/admin/synonyms', name: <Trans>Synonyms</Trans> },
    { to: '/admin/without-results', name: <Trans>Without results</Trans> },
    { to: '/admin/search-index', name: <Trans>Index</Trans> },
  ]
  return (
    <nav aria-label={t`The shop’s search`} className="flex flex-wrap gap-1 border-b border-line">
      {ways.map(({ to, name }) => (
        <NavLink key={to} to={to} end className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-4 text-md font-semibold text-muted hover:text-ink aria-[current]:border-primary aria-[current]:text-primary">{name}</NavLink>
      ))}
    </nav>
  )
}
