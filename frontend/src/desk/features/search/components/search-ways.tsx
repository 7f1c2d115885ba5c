import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Ways } from '@/desk/ui/ways'

/** Between what staff do for the shop's search. */
export function SearchWays(): ReactNode {
  const { t } = useLingui()
  const ways = [
    { to: '/admin/synonyms', name: <Trans>Synonyms</Trans> },
    { to: '/admin/without-results', name: <Trans>Without results</Trans> },
    { to: '/admin/search-index', name: <Trans>Index</Trans> },
  ]
  return <Ways label={t`The shop’s search`} ways={ways} />
}
