import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { useLinkToken } from '@/api/link-token'
import { EndAlert } from '@/features/alerts/components/followed-link'
import { SessionPanel } from '@/features/session/components/session-panel'

export function Component(): ReactNode {
  const { t } = useLingui()
  const token = useLinkToken('alerts-unsubscribe')
  return (
    <SessionPanel title={t`End an alert`}>
      <EndAlert key={token} token={token} />
    </SessionPanel>
  )
}
