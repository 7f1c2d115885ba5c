/** In which order offers stand: as the service ranks them, with the shop's own among them. */
import type { Money } from '@/locale/money'

import type { Offer } from './api/read-comparison'

/** The shop's own price for a variant; `delivery` is undefined where nobody can say what that costs. */
export interface OwnPrice {
  price: Money
  delivery: Money | undefined
}

interface Arranged {
  /** New ones before the shop's own price, and those after it. */
  before: Offer[]
  after: Offer[]
  used: Offer[]
  /** Without a rank, each with its reason. */
  others: Offer[]
}

/** As the service ranks: by total, and whose delivery is not known after all others. The shop stands before what costs as much. */
export function arranged(offers: readonly Offer[], { price, delivery }: OwnPrice): Arranged {
  const ranked = offers.filter(({ rank }) => rank !== null)
  const cost = price.amount + (delivery?.amount ?? 0)
  const isCheaper = ({ total, price: asked }: Offer): boolean =>
    (total === null) === (delivery === undefined) ? (total ?? asked).amount < cost : total !== null
  const fresh = ranked.filter(({ condition }) => condition === 'new')
  return {
    before: fresh.filter(isCheaper),
    after: fresh.filter((offer) => !isCheaper(offer)),
    used: ranked.filter(({ condition }) => condition === 'used'),
    others: offers.filter(({ rank }) => rank === null),
  }
}
