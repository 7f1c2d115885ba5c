import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { AuditTable } from '@/desk/features/audit/components/audit-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Audit trail`}><AuditTable /></Screen>
}
