import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { useLinkToken } from '@/api/link-token'
import { ConfirmAlerts } from '@/features/alerts/components/followed-link'
import { SessionPanel } from '@/features/session/components/session-panel'

export function Component(): ReactNode {
  const { t } = useLingui()
  const token = useLinkToken('alerts-confirm')
  return (
    <SessionPanel title={t`Confirm your alerts`}>
      <ConfirmAlerts key={token} token={token} />
    </SessionPanel>
  )
}
