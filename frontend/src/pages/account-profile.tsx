import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, type ReactNode, Suspense } from 'react'

import { usePerson } from '@/api/person'
import { AccountFrame, Part } from '@/features/account/components/account-frame'
import { DeleteAccount } from '@/features/account/components/delete-account'
import { Unconfirmed } from '@/features/account/components/overview'
import { PasswordForm } from '@/features/account/components/password-form'
import { ProfileForm } from '@/features/account/components/profile-form'
import { YourData } from '@/features/account/components/your-data'
import { SignOut } from '@/features/session/components/sign-out'
import { SignedIn } from '@/features/session/components/signed-in'
import { Skeleton } from '@/ui/skeleton'

// Customers have none.
const OwnSecondFactor = lazy(() => import('@/features/second-factor/components/own-second-factor'))

export function Component(): ReactNode {
  const { t } = useLingui()
  const person = usePerson()
  return (
    <SignedIn>
      <AccountFrame title={t`Profile`} up={{ to: '/account', label: <Trans>Your account</Trans> }} signOut={<SignOut className="w-full justify-start!" />}>
        {person && (
          <>
            <Unconfirmed />
            <ProfileForm person={person} />
            <PasswordForm person={person} />
            {person.role !== 'customer' && (
              <Part id="second-factor" title={<Trans>Second factor</Trans>} lead={<Trans>A code from an app on your phone, asked for when you sign in.</Trans>}>
                <Suspense fallback={<Skeleton className="h-24" />}><OwnSecondFactor /></Suspense>
              </Part>
            )}
            <YourData />
            <DeleteAccount person={person} />
          </>
        )}
      </AccountFrame>
    </SignedIn>
  )
}
