import { Plural, Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { useShop } from '@/api/shop'
import { Stock } from '@/ui/stock'

import { type Offer, readComparison } from '../api/read-comparison'
import { arranged, type OwnPrice } from '../arrange'
import type { PricedVariant } from '../priced-variant'
import { Cost, Lowest, OfferRow, ROW } from './offer-row'

interface OffersProps extends PricedVariant {
  delivery: OwnPrice['delivery']
}

/** What other sellers ask for the chosen variant, the shop's own price among them. Nothing where nobody offers it. */
export function Offers({ productId, variant, delivery }: OffersProps): ReactNode {
  const { data } = useQuery(readComparison(productId))
  const offers = data?.variants.find(({ variant_id }) => variant_id === variant.id)?.offers ?? []
  if (offers.length === 0) return null
  const { before, after, used, others } = arranged(offers, { price: variant.price, delivery })
  // Where nobody's delivery is known, none is the lowest for sure.
  const lowest = before[0]?.total ? before[0].offer_id : undefined
  return (
    <section aria-labelledby="compared" className="grid gap-4">
      <div className="grid gap-1">
        <h2 id="compared">
          <Trans>Prices compared</Trans>
        </h2>
        <p className="max-w-prose text-muted">
          <Trans>What other shops ask for the same thing. The lowest total with delivery stands first; new and used apart.</Trans>
        </p>
      </div>
      <ol className="grid gap-3">
        {before.map((offer) => <OfferRow key={offer.offer_id} offer={offer} lowest={offer.offer_id === lowest} />)}
        <OwnRow variant={variant} delivery={delivery} lowest={before.length === 0 && delivery !== undefined && variant.availability !== 'out'} />
        {after.map((offer) => <OfferRow key={offer.offer_id} offer={offer} />)}
      </ol>
      {used.length > 0 && (
        <div className="grid gap-3">
          <h3>
            <Trans>Used</Trans>
          </h3>
          <ol className="grid gap-3">{used.map((offer) => <OfferRow key={offer.offer_id} offer={offer} />)}</ol>
        </div>
      )}
      <Others offers={others} />
    </section>
  )
}

function OwnRow({ variant, delivery, lowest }: Pick<OffersProps, 'variant' | 'delivery'> & { lowest: boolean }): ReactNode {
  const shop = useShop()?.name ?? 'Souk'
  return (
    <li className={`${ROW} border-primary bg-primary-soft`}>
      <div className="grid content-start gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-semibold">{shop}</bdi>
          <span className="text-sm text-muted">
            <Trans>this shop</Trans>
          </span>
          {lowest && <Lowest />}
        </p>
        <Stock availability={variant.availability} />
      </div>
      <Cost price={variant.price} delivery={delivery} />
    </li>
  )
}

/** Offers that cannot be compared, folded away. */
function Others({ offers }: { offers: readonly Offer[] }): ReactNode {
  const more = offers.length
  if (more === 0) return null
  return (
    <details>
      <summary className="link inline-flex min-h-11 items-center">
        <Plural value={more} one="# more offer that cannot be compared" other="# more offers that cannot be compared" />
      </summary>
      <ul className="mt-2 grid gap-3">{offers.map((offer) => <OfferRow key={offer.offer_id} offer={offer} />)}</ul>
    </details>
  )
}
