import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { AttentionTable } from '@/desk/features/orders/components/attention-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Needs you`}><AttentionTable /></Screen>
}
