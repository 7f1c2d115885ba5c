import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Ways } from '@/desk/ui/ways'

/** Between sellers, their feeds and what waits to be matched. */
export function OfferWays(): ReactNode {
  const { t } = useLingui()
  const ways = [
    { to: '/admin/sellers', name: <Trans>Sellers</Trans> },
    { to: '/admin/feeds', name: <Trans>Feeds</Trans> },
    { to: '/admin/matches', name: <Trans>Unmatched offers</Trans> },
  ]
  return <Ways label={t`Other sellers and their offers`} ways={ways} />
}
