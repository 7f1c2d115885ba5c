import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { usePerson } from '@/api/person'
import { AccountFrame } from '@/features/account/components/account-frame'
import { Unconfirmed, Ways } from '@/features/account/components/overview'
import { OrderList } from '@/features/orders/components/order-list'
import { SignOut } from '@/features/session/components/sign-out'
import { SignedIn } from '@/features/session/components/signed-in'
import { LinkButton } from '@/ui/button'

export function Component(): ReactNode {
  const { t } = useLingui()
  const person = usePerson()
  const name = person?.name ?? ''
  return (
    <SignedIn>
      <AccountFrame
        title={t`Your account`}
        heading={name ? <Trans>Hello, <bdi>{name}</bdi></Trans> : undefined}
        signOut={<SignOut className="w-full justify-start!" />}
      >
        {person && person.role !== 'customer' && (
          <LinkButton to="/admin" kind="outline" className="justify-self-start">
            <Trans>Go to the staff’s desk</Trans>
          </LinkButton>
        )}
        <Unconfirmed />
        <Ways />
        <section aria-labelledby="newest-orders" className="grid gap-4">
          <div className="flex items-baseline justify-between gap-4">
            <h2 id="newest-orders">
              <Trans>Latest orders</Trans>
            </h2>
            <Link to="/account/orders" className="link inline-flex min-h-11 items-center">
              <Trans>All orders</Trans>
            </Link>
          </div>
          <OrderList pageOf={(id) => `/account/orders/${id}`} newest={3} />
        </section>
        <div className="lg:hidden">
          <SignOut />
        </div>
      </AccountFrame>
    </SignedIn>
  )
}
