import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { PeriodBar } from '@/desk/features/reports/components/period-bar'
import { ReportWays } from '@/desk/features/reports/components/report-ways'
import { SearchedTerms } from '@/desk/features/reports/components/searched-terms'
import { Trending } from '@/desk/features/reports/components/trending'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`Searches`}>
      <ReportWays />
      <PeriodBar />
      <Trending />
      <SearchedTerms inVain={false} />
      <SearchedTerms inVain />
    </Screen>
  )
}
