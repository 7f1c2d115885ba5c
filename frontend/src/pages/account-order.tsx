import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { AccountFrame } from '@/features/account/components/account-frame'
import { useLiveOrder } from '@/features/orders/api/follow-order'
import { OrderView } from '@/features/orders/components/order-view'
import { SignOut } from '@/features/session/components/sign-out'
import { SignedIn } from '@/features/session/components/signed-in'
import { onDay } from '@/locale/dates'
import { LinkButton } from '@/ui/button'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

export function Component(): ReactNode {
  return (
    <SignedIn>
      <Order />
    </SignedIn>
  )
}

function Order(): ReactNode {
  const { t } = useLingui()
  const { orderId = '' } = useParams()
  const { data, error, refetch, isFetching } = useLiveOrder(orderId)
  const number = data?.number
  return (
    <AccountFrame
      title={number ? t`Order ${number}` : t`Your order`}
      up={{ to: '/account/orders', label: <Trans>Orders</Trans> }}
      signOut={<SignOut className="w-full justify-start!" />}
    >
      {data ? (
        <>
          <Placed at={data.placed_at} />
          <OrderView order={data} />
        </>
      ) : !error ? (
        <Skeleton className="h-96 rounded-panel!" />
      ) : error.status === 404 || error.status === 422 ? (
        <Empty title={<Trans>There is no such order in your account</Trans>} action={<LinkButton to="/account/orders"><Trans>See your orders</Trans></LinkButton>} />
      ) : (
        <Failed title={<Trans>Your order could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      )}
    </AccountFrame>
  )
}

function Placed({ at }: { at: string }): ReactNode {
  const day = onDay(at)
  return (
    <p className="text-muted">
      <Trans>Placed on {day}</Trans>
    </p>
  )
}
