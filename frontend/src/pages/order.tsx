import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'

import { forgetPurchase, heldPurchase } from '@/api/idempotency'
import { tokenIn } from '@/api/link-token'
import { usePerson } from '@/api/person'
import { guestToken } from '@/api/token'
import { forgetDraft } from '@/features/checkout/draft'
import { useLiveOrder } from '@/features/orders/api/follow-order'
import { isBought, isOver, type Order } from '@/features/orders/api/read-order'
import { OrderState } from '@/features/orders/components/order-state'
import { OrderView, OrderViewSkeleton } from '@/features/orders/components/order-view'
import { keepOrderToken, openedByLink } from '@/features/orders/order-token'
import { onDay } from '@/locale/dates'
import { LinkButton } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

const SetPassword = lazy(() => import('@/features/session/components/set-password'))

/** How long a bank's answer may be on its way after its page sent the shopper back. */
const BANK_ANSWERS_WITHIN = 15_000

export function Component(): ReactNode {
  const { orderId = '' } = useParams()
  const { hash } = useLocation()
  const token = useOrderToken(orderId, hash)
  // What was refused without the token is asked anew with it.
  const returned = useReturned(tokenIn(hash) !== undefined)
  return <OrderPage key={`${orderId} ${token ?? ''}`} orderId={orderId} returned={returned} />
}

/** The token of a guest's link opens the order: kept before anything is read, also where it is pasted into this very page. */
function useOrderToken(orderId: string, hash: string): string | undefined {
  const given = tokenIn(hash)
  const [token, setToken] = useState<string>()
  if (given !== undefined && given !== token) {
    keepOrderToken(orderId, given)
    setToken(given)
  }
  return token
}

/** Whether the bank's page has just sent the shopper back; what it and a token wrote leaves the address bar. */
function useReturned(given: boolean): boolean {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const [returned, setReturned] = useState(search.has('redirect_status') && search.get('redirect_status') !== 'failed')
  const written = search.has('redirect_status') || search.has('payment_intent')
  useEffect(() => {
    if (written || given) void navigate(pathname, { replace: true })
  }, [written, given, navigate, pathname])
  useEffect(() => {
    const clock = setTimeout(() => { setReturned(false) }, BANK_ANSWERS_WITHIN)
    return () => { clearTimeout(clock) }
  }, [])
  return returned
}

function OrderPage({ orderId, returned }: { orderId: string; returned: boolean }): ReactNode {
  const { t } = useLingui()
  const { data: order, error, refetch, isFetching } = useLiveOrder(orderId)
  useEndOfPurchase(order)
  if (order) return <Shown order={order} returned={returned} />
  if (error?.status === 404 || error?.status === 401 || error?.status === 422) {
    return (
      <>
        <PageTitle title={t`This order cannot be shown here`} hidden noindex />
        <Empty
          title={<Trans>This order cannot be shown here</Trans>}
          action={
            <LinkButton to="/sign-in">
              <Trans>Sign in</Trans>
            </LinkButton>
          }
        >
          <Trans>Open it by the link in your mail, or sign in to the account that ordered.</Trans>
        </Empty>
      </>
    )
  }
  return (
    <div className="grid gap-6">
      <PageTitle title={t`Your order`} noindex />
      {error ? (
        <Failed title={<Trans>Your order could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <OrderViewSkeleton />
      )}
    </div>
  )
}

function Shown({ order, returned }: { order: Order; returned: boolean }): ReactNode {
  const { t } = useLingui()
  const person = usePerson()
  const { number } = order
  const fresh = isBought(order) && order.fulfilment_status === 'unfulfilled'
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <PageTitle title={fresh ? t`Thank you for your order` : t`Your order`} noindex />
        <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted">
          <span>
            <Trans>
              Number <bdi className="font-semibold text-ink">{number}</bdi>
            </Trans>
          </span>
          <span>{onDay(order.placed_at)}</span>
          <OrderState order={order} />
        </p>
      </div>
      <OrderView order={order} returned={returned} />
      {!person && isBought(order) && guestToken() !== undefined && !openedByLink(order.id) && <AccountFor order={order} />}
      <div className="flex flex-wrap gap-3">
        <LinkButton to="/" kind="outline">
          <Trans>Keep shopping</Trans>
        </LinkButton>
        {person && (
          <LinkButton to="/account/orders" kind="quiet">
            <Trans>Your orders</Trans>
          </LinkButton>
        )}
      </div>
    </div>
  )
}

/** Only here does the guest who bought set a password: whoever opened a link may be another guest, whose account would not have the order. */
function AccountFor({ order }: { order: Order }): ReactNode {
  return (
    <section aria-labelledby="account-title" className="grid max-w-form gap-4 rounded-panel border border-line bg-surface p-5 sm:p-8">
      <h2 id="account-title">
        <Trans>Set a password for next time</Trans>
      </h2>
      <p className="text-muted">
        <Trans>It makes an account that has this order in it, and your next checkout is faster.</Trans>
      </p>
      <Suspense fallback={<Skeleton className="h-64" />}>
        <SetPassword email={order.email} />
      </Suspense>
    </section>
  )
}

/** Once an order stands or is over, its purchase is: what was bought leaves the cart, and the checkout begins empty. */
function useEndOfPurchase(order: Order | undefined): void {
  const client = useQueryClient()
  const id = order?.id
  const bought = order !== undefined && isBought(order)
  const ended = bought || (order !== undefined && isOver(order))
  useEffect(() => {
    if (!ended) return
    if (bought && heldPurchase()?.orderId === id) forgetDraft()
    forgetPurchase(id)
    if (!bought) return
    const anew = (): void => void client.invalidateQueries({ queryKey: ['cart'] })
    anew()
    // The cart hears of it by an event, a moment later.
    const clocks = [1_500, 5_000].map((wait) => setTimeout(anew, wait))
    return () => { clocks.forEach(clearTimeout) }
  }, [client, id, bought, ended])
}
