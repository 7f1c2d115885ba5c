import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Ways } from '@/desk/ui/ways'

import { searchOf, usePeriod } from '../period'

/** Between the reports. The period goes along. */
export function ReportWays(): ReactNode {
  const { t } = useLingui()
  const search = searchOf(usePeriod())
  const ways = [
    { to: `/admin/reports${search}`, name: <Trans>Revenue</Trans> },
    { to: `/admin/reports/live${search}`, name: <Trans>Live</Trans> },
    { to: `/admin/reports/sold${search}`, name: <Trans>What sells</Trans> },
    { to: `/admin/reports/visits${search}`, name: <Trans>Visits</Trans> },
    { to: `/admin/reports/cohorts${search}`, name: <Trans>Who comes back</Trans> },
    { to: `/admin/reports/searches${search}`, name: <Trans>Searches</Trans> },
    { to: `/admin/reports/baskets${search}`, name: <Trans>Left baskets</Trans> },
  ]
  return <Ways label={t`Reports`} ways={ways} />
}
