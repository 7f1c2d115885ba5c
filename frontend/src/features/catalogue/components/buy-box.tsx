import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'

import { Amount, Price } from '@/ui/price'
import { Stepper } from '@/ui/stepper'
import { Stock } from '@/ui/stock'

import type { Product, Variant } from '../api/read-product'
import type { Choices } from '../choice'
import { Options } from './options'

/** The button that puts so many pieces of a variant into the cart; the page brings it. */
export type Buy = (wanted: { variantId: string; quantity: number; disabled: boolean }) => ReactNode

interface BuyBoxProps {
  product: Product
  variant: Variant
  chosen: Choices
  onChoose: (name: string, value: string) => void
  buy: Buy
}

/** What it costs, what there is to choose, whether there is some, and the way to have it. */
export function BuyBox({ product, variant, chosen, onChoose, buy }: BuyBoxProps): ReactNode {
  const { t } = useLingui()
  const row = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(1)
  const quantity = Math.min(wanted, Math.max(variant.line_limit, 1))
  const button = buy({ variantId: variant.id, quantity, disabled: variant.availability === 'out' })
  return (
    <>
      <PriceOf variant={variant} />
      <Options product={product} chosen={chosen} onChoose={onChoose} />
      <div role="status">
        <Stock availability={variant.availability} />
      </div>
      <div ref={row} className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-3">
        <Stepper size="lg" label={t`Quantity`} value={quantity} most={variant.line_limit} onChange={setWanted} disabled={variant.availability === 'out'} />
        {button}
      </div>
      <StickyBar after={row}>
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm text-muted">{product.title}</p>
          <Price now={variant.price} before={variant.compare_at} />
        </div>
        {button}
      </StickyBar>
    </>
  )
}

function PriceOf({ variant: { price, compare_at, lowest_price } }: { variant: Variant }): ReactNode {
  const reduced = compare_at != null && compare_at.amount > price.amount
  return (
    <div className="grid gap-1">
      <Price now={price} before={compare_at} className="text-h2 [&_s]:text-lg" />
      {/* Directive 98/6/EC, Art. 6a: beside a reduction stands the lowest price of the thirty days before it. */}
      {reduced && lowest_price && (
        <p className="text-sm text-muted">
          <Trans>
            Lowest price in the 30 days before: <Amount of={lowest_price} />
          </Trans>
        </p>
      )}
      <p className="text-sm text-muted">
        <Trans>Including VAT, plus delivery</Trans>
      </p>
    </div>
  )
}

/** On a phone, the way to have it stays in view once the page has been scrolled past it. */
function StickyBar({ after, children }: { after: RefObject<Element | null>; children: ReactNode }): ReactNode {
  const [past, setPast] = useState(false)
  useEffect(() => {
    const watched = after.current
    if (!watched || typeof IntersectionObserver === 'undefined') return
    // What the header covers is out of view too; what is still below counts as in view, however fast it is passed.
    const header = document.querySelector('header')?.offsetHeight ?? 0
    const observer = new IntersectionObserver(
      ([entry]) => { if (entry) setPast(!entry.isIntersecting) },
      { rootMargin: `-${header}px 0px 100000px` },
    )
    observer.observe(watched)
    return () => { observer.disconnect() }
  }, [after])
  if (!past) return null
  return (
    <div data-bar-below className="fixed inset-x-0 bottom-0 z-30 flex items-center gap-4 border-t border-line bg-surface px-4 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] shadow-dialog md:hidden">
      {children}
    </div>
  )
}
