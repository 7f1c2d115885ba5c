import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { WebhookTable } from '@/desk/features/payments/components/webhook-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Webhooks`}><WebhookTable /></Screen>
}
