import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { PeriodBar } from '@/desk/features/reports/components/period-bar'
import { ReportWays } from '@/desk/features/reports/components/report-ways'
import { SoldCategories } from '@/desk/features/reports/components/sold-categories'
import { SoldProducts } from '@/desk/features/reports/components/sold-products'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`What sells`}>
      <ReportWays />
      <PeriodBar />
      <SoldProducts />
      <SoldCategories />
    </Screen>
  )
}
