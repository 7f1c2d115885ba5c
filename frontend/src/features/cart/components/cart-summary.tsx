import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { countryName } from '@/locale/countries'
import type { Money } from '@/locale/money'
import { LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Amount } from '@/ui/price'

import type { Cart } from '../api/read-cart'
import { useDelivery } from '../api/use-delivery'
import { FreeDelivery } from './free-delivery'

/** What the cart costs so far, and the way to the checkout. */
export function CartSummary({ cart }: { cart: Cart }): ReactNode {
  return (
    <section aria-labelledby="cart-total" className="grid content-start gap-4 rounded-panel border border-line bg-surface p-5 lg:sticky lg:top-24">
      <h2 id="cart-total" className="text-h3">
        <Trans>Summary</Trans>
      </h2>
      <FreeDelivery subtotal={cart.subtotal} />
      <CartTotal cart={cart} />
      {!cart.checked && (
        <Notice kind="warn">
          <Trans>Prices and stock cannot be checked right now. These are from when you added them.</Trans>
        </Notice>
      )}
      <CheckoutLink cart={cart} />
    </section>
  )
}

/** The subtotal, and in a line what is in it and what comes. */
export function CartTotal({ cart: { subtotal, item_count: pieces } }: { cart: Cart }): ReactNode {
  if (!subtotal) return null
  return (
    <div className="grid gap-1">
      <p className="flex items-baseline justify-between gap-4">
        <span>
          <Plural value={pieces} one="Subtotal, # piece" other="Subtotal, # pieces" />
        </span>
        <span className="text-lg font-semibold">
          <Amount of={subtotal} />
        </span>
      </p>
      <p className="text-sm text-muted">
        <DeliveryFrom subtotal={subtotal} />
      </p>
    </div>
  )
}

function DeliveryFrom({ subtotal }: { subtotal: Money }): ReactNode {
  const delivery = useDelivery()
  if (!delivery) return <Trans>VAT included. Delivery is added at the checkout.</Trans>
  const { method: { price }, freeFrom } = delivery
  const country = countryName(delivery.country)
  if (price.amount === 0 || (freeFrom && freeFrom.amount <= subtotal.amount)) return <Trans>VAT included. Delivery is free.</Trans>
  return (
    <Trans>
      VAT included. Delivery to {country} from <Amount of={price} />.
    </Trans>
  )
}

interface CheckoutLinkProps {
  cart: Cart
  /** Where the amount stands right above it. */
  short?: boolean
  onClick?: () => void
}

/** The way to the checkout; while something in the cart cannot be bought, what to do first. */
export function CheckoutLink({ cart: { subtotal, ready_for_checkout: ready, checked }, short = false, onClick }: CheckoutLinkProps): ReactNode {
  if (!ready && checked) {
    return (
      <p className="text-md font-semibold text-danger">
        <Trans>Something in your cart cannot be bought as it is. Change the marked lines first.</Trans>
      </p>
    )
  }
  return (
    <LinkButton to="/checkout" size={short ? 'md' : 'lg'} onClick={onClick}>
      <span>
        {short || !subtotal ? (
          <Trans>Check out</Trans>
        ) : (
          <Trans>
            Check out · <Amount of={subtotal} />
          </Trans>
        )}
      </span>
    </LinkButton>
  )
}
