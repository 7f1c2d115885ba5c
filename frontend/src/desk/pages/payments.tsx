import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { PaymentTable } from '@/desk/features/payments/components/payment-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Payments`}><PaymentTable /></Screen>
}
