import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Live } from '@/desk/features/reports/components/live'
import { ReportWays } from '@/desk/features/reports/components/report-ways'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`Live`}>
      <ReportWays />
      <Live />
    </Screen>
  )
}
