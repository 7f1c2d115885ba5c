import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { useLinkToken } from '@/api/link-token'
import { LinkEnded } from '@/features/session/components/link-ended'
import { SessionPanel } from '@/features/session/components/session-panel'
import { VerifyMail } from '@/features/session/components/verify-mail'

export function Component(): ReactNode {
  const { t } = useLingui()
  const token = useLinkToken('verify')
  return (
    <SessionPanel title={t`Confirm your e-mail`}>
      {token ? <VerifyMail key={token} token={token} /> : <LinkEnded page="verify" none />}
    </SessionPanel>
  )
}
