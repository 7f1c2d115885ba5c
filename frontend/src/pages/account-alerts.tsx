import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { AccountFrame } from '@/features/account/components/account-frame'
import { AlertList } from '@/features/alerts/components/alert-list'
import { SignOut } from '@/features/session/components/sign-out'
import { SignedIn } from '@/features/session/components/signed-in'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <SignedIn>
      <AccountFrame title={t`Price alerts`} up={{ to: '/account', label: <Trans>Your account</Trans> }} signOut={<SignOut className="w-full justify-start!" />}>
        <AlertList />
      </AccountFrame>
    </SignedIn>
  )
}
