import { Trans, useLingui } from '@lingui/react/macro'
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'

import { Facts } from '@/desk/ui/facts'
import { Panel } from '@/desk/ui/panel'
import { onDay } from '@/locale/dates'
import { Notice } from '@/ui/notice'
import { Amount } from '@/ui/price'

import type { WaitingOffer } from '../api/matches'
import { CONTRADICTED } from '../words'

/** What the seller says of it. */
export function WaitingOfferCard({ offer }: { offer: WaitingOffer }): ReactNode {
  const { i18n } = useLingui()
  const { title, seller_name: seller, seller_sku: sku, price, gtin, brand, mpn, contradicted, since, url } = offer
  const said = (value: string | null): ReactNode => (value ? <bdi>{value}</bdi> : <span className="text-muted"><Trans>not said</Trans></span>)
  return (
    <Panel title={<bdi>{title}</bdi>}>
      {contradicted && <Notice kind="warn">{i18n._(CONTRADICTED[contradicted])}</Notice>}
      <Facts
        facts={[
          { id: 'seller', name: <Trans>Seller</Trans>, value: <bdi>{seller}</bdi> },
          { id: 'price', name: <Trans>Price</Trans>, value: <Amount of={price} /> },
          { id: 'brand', name: <Trans>Brand</Trans>, value: said(brand) },
          { id: 'mpn', name: <Trans>Part number</Trans>, value: said(mpn) },
          { id: 'gtin', name: <Trans>GTIN</Trans>, value: said(gtin) },
          { id: 'sku', name: <Trans>Its number there</Trans>, value: said(sku) },
          { id: 'since', name: <Trans>Waits since</Trans>, value: onDay(since) },
        ]}
      />
      {/* What a seller writes is only followed by hand, and learns nothing of the desk. */}
      <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="link inline-flex min-h-11 items-center gap-2 justify-self-start">
        <Trans>See it in the seller’s shop</Trans>
        <ExternalLink aria-hidden className="size-4" />
      </a>
    </Panel>
  )
}
