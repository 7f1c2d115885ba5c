import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Baskets } from '@/desk/features/reports/components/baskets'
import { PeriodBar } from '@/desk/features/reports/components/period-bar'
import { ReportWays } from '@/desk/features/reports/components/report-ways'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`Left baskets`}>
      <ReportWays />
      <PeriodBar />
      <Baskets />
    </Screen>
  )
}
