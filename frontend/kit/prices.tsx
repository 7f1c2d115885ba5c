import type { ReactNode } from 'react'

import { AlertForm } from '@/features/prices/components/alert-form'
import { OfferRow } from '@/features/prices/components/offer-row'
import { TellMe } from '@/features/prices/components/tell-me'
import { anOffer } from '@/features/prices/prices.builders'
import { euros } from '@/testing/builders'

import { say } from './samples'
import { Columns, Section } from './section'

const variant = { id: 'v', price: euros(24.9), availability: 'in_stock' } as const
const offers = [
  anOffer('Northlight', 19, { title: say.thing }),
  anOffer('Kontor 24', 22, { title: say.long, shipping: euros(0), total: euros(22) }),
  anOffer('Second Round', 12, { title: say.thing, shipping: null, total: null, condition: 'used', matched_by: 'brand_mpn' }),
  anOffer('Bazaar Nour', 9, { title: say.thing, rank: null, unranked_because: 'suspect' }),
]

export function Prices(): ReactNode {
  return (
    <>
      <Section name="OfferRow">
        <ul className="grid gap-3">
          {offers.map((offer, index) => <OfferRow key={offer.offer_id} offer={offer} lowest={index === 0} />)}
        </ul>
      </Section>
      <Section name="TellMe, AlertForm">
        <Columns>
          <TellMe productId="p" variant={variant} />
          <TellMe productId="p" variant={{ ...variant, availability: 'out' }} />
          <AlertForm kind="price" productId="p" variant={variant} onDone={() => undefined} />
        </Columns>
      </Section>
    </>
  )
}
