import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Button, LinkButton } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { Empty, Failed } from '@/ui/states'

import { useCart } from '../api/use-cart'
import { useDrawer } from '../drawer-store'
import { CappedNotice } from './capped-notice'
import { CartLines, CartLinesSkeleton } from './cart-lines'
import { CartTotal, CheckoutLink } from './cart-summary'
import { FreeDelivery } from './free-delivery'

/** The cart beside the page, for a look and the way on. */
export default function CartDrawer(): ReactNode {
  const { t } = useLingui()
  const { open, close } = useDrawer()
  const { data: cart, error, refetch, isFetching } = useCart()
  const filled = cart !== undefined && cart.lines.length > 0
  return (
    <Dialog
      open={open}
      onClose={close}
      place="end"
      title={t`Your cart`}
      footer={
        filled && (
          <div className="grid gap-3">
            <CartTotal cart={cart} />
            <div className="grid grid-cols-2 gap-2">
              <LinkButton to="/cart" kind="outline" onClick={close}>
                <Trans>See the cart</Trans>
              </LinkButton>
              <CheckoutLink cart={cart} short onClick={close} />
            </div>
          </div>
        )
      }
    >
      <div className="grid gap-4">
        <CappedNotice />
        {filled && <FreeDelivery subtotal={cart.subtotal} />}
        {filled && <CartLines lines={cart.lines} small onFollow={close} />}
        {cart?.lines.length === 0 && (
          <Empty
            title={<Trans>Nothing here yet</Trans>}
            action={
              <Button onClick={close}>
                <Trans>Keep shopping</Trans>
              </Button>
            }
          />
        )}
        {!cart && !error && <CartLinesSkeleton />}
        {error && !cart && (
          <Failed title={<Trans>Your cart could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
        )}
      </div>
    </Dialog>
  )
}
