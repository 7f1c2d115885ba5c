import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { CohortTable } from '@/desk/features/reports/components/cohort-table'
import { ReportWays } from '@/desk/features/reports/components/report-ways'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`Who comes back`}>
      <ReportWays />
      <CohortTable />
    </Screen>
  )
}
