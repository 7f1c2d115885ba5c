import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { useCart } from '@/features/cart/api/use-cart'
import { CappedNotice } from '@/features/cart/components/capped-notice'
import { CartLines, CartLinesSkeleton } from '@/features/cart/components/cart-lines'
import { CartSummary } from '@/features/cart/components/cart-summary'
import { UnpaidOrder } from '@/features/orders/components/unpaid-order'
import { LinkButton } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

export function Component(): ReactNode {
  const { t } = useLingui()
  const { data: cart, error, refetch, isFetching } = useCart()
  const pieces = cart?.item_count ?? 0
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <PageTitle title={t`Your cart`} noindex />
        {pieces > 0 && (
          <p className="text-muted">
            <Plural value={pieces} one="# piece" other="# pieces" />
          </p>
        )}
      </div>
      <UnpaidOrder />
      <CappedNotice />
      {cart && cart.lines.length > 0 && (
        <div className="grid gap-8 lg:grid-cols-[1fr_22rem]">
          <CartLines lines={cart.lines} />
          <CartSummary cart={cart} />
        </div>
      )}
      {cart?.lines.length === 0 && (
        <Empty
          title={<Trans>Nothing here yet</Trans>}
          action={
            <LinkButton to="/search?sort=newest">
              <Trans>See what is new</Trans>
            </LinkButton>
          }
        >
          <Trans>Have a look at what is new.</Trans>
        </Empty>
      )}
      {!cart && !error && (
        <div className="grid gap-8 lg:grid-cols-[1fr_22rem]">
          <CartLinesSkeleton />
          <Skeleton className="h-64 rounded-panel!" />
        </div>
      )}
      {error && !cart && (
        <Failed title={<Trans>Your cart could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      )}
    </div>
  )
}
