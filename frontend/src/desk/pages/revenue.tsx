import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Figures } from '@/desk/features/reports/components/figures'
import { PeriodBar } from '@/desk/features/reports/components/period-bar'
import { ReportWays } from '@/desk/features/reports/components/report-ways'
import { RevenueChart } from '@/desk/features/reports/components/revenue-chart'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`Revenue`}>
      <ReportWays />
      <PeriodBar />
      <Figures />
      <RevenueChart />
    </Screen>
  )
}
