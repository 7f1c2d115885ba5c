import { useQueries } from '@tanstack/react-query'

import { type Product, readProduct } from './api/read-product'
import type { Card } from './api/read-products'

interface Cards {
  /** Undefined while some are on their way. What cannot be read now is left out: nobody came for it. */
  cards: Card[] | undefined
  /** Which are there no more. */
  gone: string[]
}

function cardOf({ id, slug, title, lang, price_from, price_to, availability, images, variants }: Product): Card {
  const cheapest = variants.find(({ price }) => price.amount === price_from.amount)
  return { id, slug, title, lang, price_from, price_to, availability, image: images[0] ?? null, compare_at_from: cheapest?.compare_at ?? null }
}

/** The cards of a few products of which the ids are known, once they are `wanted`. */
export function useCards(ids: readonly string[], wanted: boolean): Cards {
  const read = useQueries({ queries: ids.map((id) => ({ ...readProduct(id), enabled: wanted })) })
  return {
    cards: read.some(({ isPending }) => isPending) ? undefined : read.flatMap(({ data }) => (data ? [cardOf(data)] : [])),
    gone: ids.filter((_, index) => read[index]?.error?.status === 404),
  }
}
