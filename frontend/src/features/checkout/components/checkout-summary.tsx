import { Plural, Trans } from '@lingui/react/macro'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { type MoneyRow, MoneySummary, totalRows } from '@/ui/money-summary'
import { Amount } from '@/ui/price'
import { Thumb } from '@/ui/thumb'

import type { Quote } from '../api/read-quote'
import type { Cart } from '../types'

interface SummaryProps {
  cart: Cart
  quote: Quote | undefined
}

/** What is bought and what it costs: at the side, and on a phone a bar on top that opens. */
export function CheckoutSummary({ cart, quote }: SummaryProps): ReactNode {
  const total = quote?.total ?? cart.subtotal
  return (
    <>
      <details className="group sticky top-0 z-30 -mx-4 border-b border-line bg-sunken md:-mx-8 lg:hidden">
        <summary className="flex min-h-13 list-none items-center justify-between gap-4 px-4 md:px-8 [&::-webkit-details-marker]:hidden">
          <span className="flex items-center gap-2">
            <Trans>Your order</Trans>
            <ChevronDown aria-hidden className="size-5 transition-transform duration-150 group-open:rotate-180" />
          </span>
          {total && (
            <span className="text-lg font-semibold">
              <Amount of={total} />
            </span>
          )}
        </summary>
        <div className="max-h-[60dvh] overflow-y-auto px-4 pb-4 md:px-8">
          <SummaryLines cart={cart} />
          <Amounts cart={cart} quote={quote} />
        </div>
      </details>
      <aside aria-labelledby="checkout-summary" className="sticky top-6 hidden content-start gap-3 self-start rounded-panel border border-line bg-sunken p-5 lg:grid">
        <h2 id="checkout-summary" className="text-h3">
          <Trans>Your order</Trans>
        </h2>
        <SummaryLines cart={cart} />
        <Amounts cart={cart} quote={quote} />
        <Link to="/cart" className="link inline-flex min-h-11 items-center justify-self-start">
          <Trans>Change the cart</Trans>
        </Link>
      </aside>
    </>
  )
}

/** The lines of the cart, small. */
export function SummaryLines({ cart }: { cart: Cart }): ReactNode {
  return (
    <ul className="grid">
      {cart.lines.map((line) => (
        <li key={line.id} className="flex gap-3 border-b border-line py-3">
          <Thumb url={line.image_url} className="size-14" />
          <div className="min-w-0 flex-1 text-md">
            <p className="font-semibold">
              <span {...textIn(line.lang)}>{line.title}</span>
            </p>
            <p className="text-muted">
              {line.variant_title && <><span {...textIn(line.lang)}>{line.variant_title}</span> · </>}
              <Plural value={line.quantity} one="# piece" other="# pieces" />
            </p>
            {line.problem && (
              <p className="font-semibold text-danger">
                <Trans>Cannot be bought like this any more</Trans>
              </p>
            )}
          </div>
          <p className="shrink-0 text-md font-semibold">
            <Amount of={line.subtotal} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What it costs: all of it once the delivery is known. */
export function Amounts({ cart, quote }: SummaryProps): ReactNode {
  return (
    <div className="pt-3">
      <MoneySummary rows={quote ? totalRows(quote) : rowsBefore(cart)} />
    </div>
  )
}

function rowsBefore({ subtotal }: Cart): MoneyRow[] {
  return [
    ...(subtotal ? [{ name: <Trans>Subtotal</Trans>, amount: subtotal }] : []),
    { name: <Trans>Delivery</Trans>, amount: <span className="text-muted"><Trans>follows from your address</Trans></span> },
  ]
}
