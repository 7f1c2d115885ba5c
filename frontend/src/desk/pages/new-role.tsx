import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { NewRole } from '@/desk/features/roles/components/new-role'
import { BackTo } from '@/desk/ui/back'
import { Screen } from '@/desk/ui/screen'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Screen title={t`New role`} above={<BackTo list="/admin/roles"><Trans>Roles</Trans></BackTo>}>
      <NewRole />
    </Screen>
  )
}
