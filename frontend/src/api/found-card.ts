import type { components } from './generated/search'

type Proposed = components['schemas']['ProposedCardAnswer']

/** The width in which search-service names a picture, in pixels. */
const WIDTH = 320

/** A card of search-service, with its picture as product-service answers one. */
export function asCard<Found extends Proposed>({ image, ...card }: Found) {
  return { ...card, image: image === null ? null : { alt: '', url: image, urls: {}, width: WIDTH, height: WIDTH } }
}
