import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { RolesTable } from '@/desk/features/roles/components/roles-table'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`Roles`}><RolesTable /></Screen>
}
