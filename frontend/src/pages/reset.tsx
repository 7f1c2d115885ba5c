import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { useLinkToken } from '@/api/link-token'
import { LinkEnded } from '@/features/session/components/link-ended'
import { ResetForm } from '@/features/session/components/reset-form'
import { SessionPanel } from '@/features/session/components/session-panel'

export function Component(): ReactNode {
  const { t } = useLingui()
  const token = useLinkToken('reset')
  return (
    <SessionPanel title={t`Choose a new password`}>
      {token ? <ResetForm key={token} token={token} /> : <LinkEnded page="reset" none />}
    </SessionPanel>
  )
}
