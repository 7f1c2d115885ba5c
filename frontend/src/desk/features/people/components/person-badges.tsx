import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { components } from '@/api/generated/auth'
import { Badge } from '@/desk/ui/badge'
import { roleName } from '@/desk/session/role-name'

import { STANDING } from '../words'

export function RoleBadge({ role }: { role: string }): ReactNode {
  const { i18n } = useLingui()
  return <Badge tone={role === 'customer' ? 'calm' : 'ok'}>{roleName(role, i18n)}</Badge>
}

export function StandingBadge({ status }: { status: components['schemas']['UserStatus'] }): ReactNode {
  const { i18n } = useLingui()
  return <Badge tone={status === 'active' ? 'calm' : 'over'}>{i18n._(STANDING[status])}</Badge>
}
