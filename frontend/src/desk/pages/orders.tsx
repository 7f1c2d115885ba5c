import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { OrderTable } from '@/desk/features/orders/components/order-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Orders`}><OrderTable /></Screen>
}
