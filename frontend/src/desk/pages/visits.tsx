import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { FunnelChart } from '@/desk/features/reports/components/funnel-chart'
import { PeriodBar } from '@/desk/features/reports/components/period-bar'
import { ReportWays } from '@/desk/features/reports/components/report-ways'
import { VisitsChart } from '@/desk/features/reports/components/visits-chart'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`Visits`}>
      <ReportWays />
      <PeriodBar />
      <FunnelChart />
      <VisitsChart />
    </Screen>
  )
}
