import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Navigate } from 'react-router'

import { happened } from '@/api/happened'
import { forgetPurchase, heldPurchase } from '@/api/idempotency'
import { usePerson } from '@/api/person'
import { readShop } from '@/api/shop'
import { settleRemovals } from '@/features/cart/api/remove-line'
import { useCart, useLeaving } from '@/features/cart/api/use-cart'
import { CappedNotice } from '@/features/cart/components/capped-notice'
import { useDrawer } from '@/features/cart/drawer-store'
import { cartWord } from '@/features/checkout/api/place-order'
import { Checkout } from '@/features/checkout/components/checkout'
import { forgetDraft, readDraft, useDraft } from '@/features/checkout/draft'
import type { Cart, Payment } from '@/features/checkout/types'
import { payOrder } from '@/features/orders/api/pay-order'
import { isBought, isOver, isUnpaid, readOrder } from '@/features/orders/api/read-order'
import { readPayment } from '@/features/orders/api/read-payment'
import { CardChoice, CardName, USUAL_CARD } from '@/features/orders/components/card-choice'
import { paymentWords } from '@/features/orders/payment-words'
import { Button, LinkButton } from '@/ui/button'
import { useComeBack } from '@/ui/come-back'
import { Notice } from '@/ui/notice'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

const PAYMENT: Payment = { pay: payOrder, words: paymentWords, usual: USUAL_CARD, Choice: CardChoice, Name: CardName }

export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <div className="grid gap-6">
      <PageTitle title={t`Checkout`} noindex />
      <Content />
    </div>
  )
}

function Content(): ReactNode {
  const { data: cart, error, refetch, isFetching } = useCart()
  const shop = useQuery(readShop())
  const leaving = useLeaving(({ ids }) => ids.size > 0)
  const signedOut = useSignedOut()
  // Another tab or device may buy what is in the cart while this page is open.
  const [wasFull, setWasFull] = useState(false)
  if (!wasFull && cart && cart.lines.length > 0) setWasFull(true)
  useEffect(() => {
    readDraft()
    settleRemovals()
    useDrawer.getState().close()
  }, [])
  const problem = error ?? shop.error
  // Who is signed in is known once the cart is.
  if (signedOut && (cart ?? error)) return <SignedOut />
  if (problem && !(cart && shop.data)) {
    return (
      <Failed
        title={<Trans>The checkout could not be opened. What you filled in is kept.</Trans>}
        problem={problem}
        onRetry={() => {
          void refetch()
          void shop.refetch()
        }}
        retrying={isFetching || shop.isFetching}
      />
    )
  }
  if (!cart || !shop.data || leaving) return <Loading />
  return (
    <EarlierOrder cart={cart}>
      {cart.lines.length === 0 ? (
        <Empty
          title={<Trans>Your cart is empty</Trans>}
          action={
            <LinkButton to="/">
              <Trans>Start shopping</Trans>
            </LinkButton>
          }
        >
          {wasFull && (
            <span role="alert">
              <Trans>What was in it was ordered or taken out elsewhere, perhaps in another tab. Nothing is ordered twice.</Trans>
            </span>
          )}
        </Empty>
      ) : (
        <>
          <CappedNotice />
          {!cart.ready_for_checkout && cart.checked && <NotReady />}
          <Begun />
          <Checkout cart={cart} shop={shop.data} payment={PAYMENT} />
        </>
      )}
    </EarlierOrder>
  )
}

/** Whether the person who filled this in is no longer signed in: their cart is out of reach until they are. */
function useSignedOut(): boolean {
  const owner = useDraft(({ person }) => person)
  return usePerson() === undefined && owner !== ''
}

function SignedOut(): ReactNode {
  return (
    <Notice kind="warn" title={<Trans>You were signed out</Trans>}>
      <p>
        <Trans>Sign in again to go on. Everything you filled in is kept.</Trans>
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <LinkButton to="/sign-in?to=/checkout">
          <Trans>Sign in</Trans>
        </LinkButton>
        <Button kind="outline" onClick={forgetDraft}>
          <Trans>Begin anew as a guest</Trans>
        </Button>
      </div>
    </Notice>
  )
}

/** Tells that the checkout is open with something in the cart. */
function Begun(): ReactNode {
  useEffect(() => { happened({ type: 'checkout_started' }) }, [])
  return null
}

function NotReady(): ReactNode {
  return (
    <Notice kind="danger" title={<Trans>Something in your cart cannot be bought as it is</Trans>}>
      <p>
        <LinkButton to="/cart" kind="outline" className="mt-2">
          <Trans>Go to your cart</Trans>
        </LinkButton>
      </p>
    </Notice>
  )
}

/**
 * Coming back to the checkout, from the bank or by the back button: the order that was placed from here is asked first,
 * and where its payment has begun, its own page is the way on.
 */
function EarlierOrder({ cart, children }: { cart: Cart; children: ReactNode }): ReactNode {
  const [held, setHeld] = useState(heldPurchase)
  useComeBack(() => { setHeld(heldPurchase()) })
  const id = (held?.cart === cartWord(cart) || cart.lines.length === 0 ? held?.orderId : undefined) ?? ''
  const { data: order, isLoading } = useQuery({ ...readOrder(id), enabled: id !== '' })
  const paymentId = order && isUnpaid(order) ? (order.payment_id ?? '') : ''
  const payment = useQuery({ ...readPayment(paymentId), enabled: paymentId !== '' })
  const over = order !== undefined && isOver(order) && !isBought(order)
  useEffect(() => {
    if (over) forgetPurchase(id)
  }, [over, id])
  if (isLoading || payment.isLoading) return <Loading />
  const begun = payment.data && ['processing', 'requires_action', 'succeeded'].includes(payment.data.status)
  if (order && (isBought(order) || order.status === 'on_hold' || begun)) return <Navigate to={`/orders/${id}`} replace />
  return children
}

function Loading(): ReactNode {
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[1fr_24rem]">
      <div className="grid content-start gap-4">
        <Skeleton className="h-80 rounded-panel!" />
        {[0, 1, 2].map((each) => <Skeleton key={each} className="h-18 rounded-panel!" />)}
      </div>
      <Skeleton className="h-80 rounded-panel! max-lg:hidden" />
    </div>
  )
}
