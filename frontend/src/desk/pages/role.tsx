import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { readDeclared, readRole } from '@/desk/features/roles/api/roles'
import { RoleEditor } from '@/desk/features/roles/components/role-editor'
import { BackTo } from '@/desk/ui/back'
import { One, Screen } from '@/desk/ui/screen'
import { roleName } from '@/desk/session/role-name'

export function Component(): ReactNode {
  const { t, i18n } = useLingui()
  const { name = '' } = useParams()
  const role = useQuery(readRole(name))
  const declared = useQuery(readDeclared())
  return (
    <One
      query={role}
      title={t`Role`}
      above={<BackTo list="/admin/roles"><Trans>Roles</Trans></BackTo>}
      missing={{ title: <Trans>There is no such role</Trans>, to: '/admin/roles', action: <Trans>See all roles</Trans> }}
    >
      {(found) => (
        <Screen title={roleName(found.name, i18n)}>
          <One query={declared} title={t`Role`} above={null} missing={{ title: <Trans>There is no such role</Trans>, to: '/admin/roles', action: <Trans>See all roles</Trans> }}>
            {(all) => <RoleEditor key={found.name} role={found} declared={all} />}
          </One>
        </Screen>
      )}
    </One>
  )
}
