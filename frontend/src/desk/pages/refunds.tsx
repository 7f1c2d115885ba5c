import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { RefundTable } from '@/desk/features/payments/components/refund-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Refunds`}><RefundTable /></Screen>
}
