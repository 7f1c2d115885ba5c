import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue, searches } from '@/api/client'
import { asCard } from '@/api/found-card'
import type { components } from '@/api/generated/product'
import { searchOrInstead } from '@/api/search-or-instead'
import { locale } from '@/locale/locale'

import type { Section } from '../sections'

/** So many letters make a search worth asking for. */
export const LEAST_LETTERS = 2
/** What nobody types; search-service takes no more. */
export const MOST_LETTERS = 100
const MOST = 5

/** What words that are being typed may become. */
export interface Suggested {
  terms: readonly string[]
  /** Undefined where only the page knows the parts of the shop. */
  sections: readonly Section[] | undefined
  products: readonly components['schemas']['CardAnswer'][]
}

async function fromSearch(q: string, signal: AbortSignal): Promise<Suggested> {
  const { terms, categories, products } = await answer(searches.GET('/search/suggest', { params: { query: { q, limit: MOST, locale } }, signal }))
  return { terms, sections: categories, products: products.map(asCard) }
}

async function fromTitles(q: string, signal: AbortSignal): Promise<Suggested> {
  const { items } = await answer(catalogue.GET('/products/search', { params: { query: { q, limit: MOST, locale } }, signal }))
  return { terms: [], sections: undefined, products: items }
}

/** Words, parts of the shop and products; products alone where search-service is away. */
export const suggest = (q: string) =>
  queryOptions({
    queryKey: ['products', locale, 'suggested', q],
    queryFn: ({ signal }) => searchOrInstead(signal, (within) => fromSearch(q, within), () => fromTitles(q, signal)),
    enabled: q.length >= LEAST_LETTERS,
  })
