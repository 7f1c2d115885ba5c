import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { countryName } from '@/locale/countries'
import { ago } from '@/locale/dates'
import type { Money } from '@/locale/money'
import { OutsideLink } from '@/ui/outside-link'
import { Amount } from '@/ui/price'

import type { Offer } from '../api/read-comparison'

const MATCHED = {
  gtin: msg`Same article number (GTIN)`,
  seller_sku: msg`Same article, says the seller`,
  brand_mpn: msg`Same brand and part number`,
  manual: msg`Compared by our team`,
} satisfies Record<Offer['matched_by'], MessageDescriptor>

const UNRANKED = {
  old: msg`This price is more than three days old.`,
  other_currency: msg`It is in another currency.`,
  out_of_stock: msg`Sold out there.`,
  suspect: msg`The price is far from all others: it may be something else.`,
} satisfies Record<NonNullable<Offer['unranked_because']>, MessageDescriptor>

export const ROW = 'grid gap-x-6 gap-y-2 rounded-card border p-4 sm:grid-cols-[minmax(0,1fr)_auto]'

/** What another seller asks, and the way there. */
export function OfferRow({ offer, lowest = false }: { offer: Offer; lowest?: boolean }): ReactNode {
  const { i18n } = useLingui()
  const { seller_name: seller, title, url, unranked_because: why } = offer
  const country = countryName(offer.seller_country)
  const checked = ago(offer.checked_at)
  return (
    <li className={`${ROW} border-line bg-surface`}>
      <div className="grid min-w-0 content-start gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <bdi className="font-semibold">{seller}</bdi>
          <span className="text-sm text-muted">{country}</span>
          {lowest && <Lowest />}
        </p>
        {why && <p className="text-md font-semibold text-warn">{i18n._(UNRANKED[why])}</p>}
        <Arrival offer={offer} />
        <p className="truncate text-sm text-muted" title={title}>
          <bdi>{title}</bdi>
        </p>
        <p className="text-sm text-muted">
          {i18n._(MATCHED[offer.matched_by])} · <Trans>checked {checked}</Trans>
        </p>
      </div>
      <div className="flex flex-wrap items-end justify-between gap-x-4 sm:flex-col sm:justify-start">
        <Cost price={offer.price} delivery={offer.shipping} />
        <OutsideLink href={url}>
          <Trans>
            To <bdi>{seller}</bdi>
          </Trans>
        </OutsideLink>
      </div>
    </li>
  )
}

/** It costs the least of all, with delivery. */
export function Lowest(): ReactNode {
  return (
    <span className="rounded-chip bg-accent-soft px-2.5 py-0.5 text-sm font-semibold">
      <Trans>Lowest total</Trans>
    </span>
  )
}

/** The total, and what it is made of; the price alone where delivery is not known. */
export function Cost({ price, delivery }: { price: Money; delivery: Money | null | undefined }): ReactNode {
  return (
    <p className="grid sm:text-end">
      <span className="text-lg font-semibold">
        <Amount of={delivery ? { ...price, amount: price.amount + delivery.amount } : price} />
      </span>
      <span className="text-sm text-muted">
        {!delivery ? (
          <Trans>plus delivery, which we do not know</Trans>
        ) : delivery.amount === 0 ? (
          <Trans>with free delivery</Trans>
        ) : (
          <Trans>
            <Amount of={price} /> and <Amount of={delivery} /> delivery
          </Trans>
        )}
      </span>
    </p>
  )
}

function Arrival({ offer: { availability, days_min: least, days_max: most } }: { offer: Offer }): ReactNode {
  if (availability === 'out_of_stock') return null
  const days = most ?? least
  return (
    <p className="text-md">
      {availability === 'preorder' ? (
        <Trans>Can be ordered ahead</Trans>
      ) : days === null ? (
        <Trans>In stock there</Trans>
      ) : least === null || least === days ? (
        <Plural value={days} one="With you in # day" other="With you in # days" />
      ) : (
        <Plural value={days} other={`With you in ${least} to # days`} />
      )}
    </p>
  )
}
