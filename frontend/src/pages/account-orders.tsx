import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { AccountFrame } from '@/features/account/components/account-frame'
import { OrderList } from '@/features/orders/components/order-list'
import { SignOut } from '@/features/session/components/sign-out'
import { SignedIn } from '@/features/session/components/signed-in'

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <SignedIn>
      <AccountFrame title={t`Orders`} up={{ to: '/account', label: <Trans>Your account</Trans> }} signOut={<SignOut className="w-full justify-start!" />}>
        <OrderList pageOf={(id) => `/account/orders/${id}`} />
      </AccountFrame>
    </SignedIn>
  )
}
