import type { Understood } from './api/search-products'
import type { PriceWords } from './listing'

/** The words of `q` that were taken as a price; undefined without any. */
export function priceWordsOf(q: string, { text, price }: Understood): PriceWords | undefined {
  if (!price) return undefined
  const words = q.split(/\s+/).join(' ')
  const at = words.indexOf(price.text)
  // Words that were corrected before they said a price do not stand in `q`: what was read goes on without them.
  const rest = at < 0 ? text : `${words.slice(0, at).trimEnd()} ${words.slice(at + price.text.length).trimStart()}`.trim()
  return { text: price.text, rest, least: price.min_price ?? undefined, most: price.max_price ?? undefined }
}

/** What is searched for in words: corrected, and without those of a price, which stand as a filter. */
export function searchedFor(q: string, understood: Understood | undefined): string {
  const readOtherwise = understood && (understood.corrections.length > 0 || understood.price)
  return readOtherwise && understood.text ? understood.text : q
}
