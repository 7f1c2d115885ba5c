import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { NavLink } from 'react-router'

/** Between sellers, their feeds and what waits to be matched. */
export function OfferWays(): ReactNode {
  const { t } = useLingui()
  const ways = [
    { to: '/admin/sellers', name: <Trans>Sellers</Trans> },
    { to: '/admin/feeds', name: <Trans>Feeds</Trans> },
    { to: '/admin/matches', name: <Trans>Unmatched offers</Trans> },
  ]
  return (
    <nav aria-label={t`Other sellers and their offers`} className="flex flex-wrap gap-1 border-b border-line">
      {ways.map(({ to, name }) => (
        <NavLink key={to} to={to} end className="-mb-px inline-flex min-h-11 items-center border-b-2 border-transparent px-4 text-md font-semibold text-muted hover:text-ink aria-[current]:border-primary aria-[current]:text-primary">{name}</NavLink>
      ))}
    </nav>
  )
}
