import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components } from '@/api/generated/product'
import { locale } from '@/locale/locale'

import type { Listing } from '../listing'
import type { Card } from './read-products'
import { type Found, type Place, searchProducts } from './search-products'

/** What a shopper could narrow a list down to. `attribute_words`: names and values in the page's language. */
export type Counts = components['schemas']['CountsAnswer']

export interface CardsPage {
  items: Card[]
  next_cursor?: string | null
  /** On a first page. */
  counts?: Counts | null
  /** Where search-service searched. */
  found?: Found
  /** search-service is away: product-service looked for the words in titles. */
  instead?: boolean
}

const PAGE_SIZE = 24

/** What a list asks the service for, without its pages. */
export type ListFilter = ReturnType<typeof filterOf>

/** The request of a listing; `category` is the one whose page it stands on. */
export function filterOf(listing: Listing, category?: string) {
  const attribute = Object.entries(listing.attributes).flatMap(([name, values]) => values.map((value) => `${name}:${value}`))
  return {
    ...(listing.q && { q: listing.q }),
    ...(listing.q && listing.exact && { exact: true }),
    ...((category ?? listing.category) && { category: category ?? listing.category }),
    ...(attribute.length && { attribute }),
    ...(listing.minPrice !== undefined && { min_price: listing.minPrice }),
    ...(listing.maxPrice !== undefined && { max_price: listing.maxPrice }),
    ...(listing.inStock && { in_stock: true }),
    ...(listing.onSale && { on_sale: true }),
    ...(listing.sort && { sort: listing.sort }),
  }
}

const START: Place = { cursor: '', instead: false }

async function ask({ q, exact, ...filter }: ListFilter, limit: number, place: Place, signal: AbortSignal): Promise<CardsPage> {
  if (q) return searchProducts({ ...filter, q, ...(exact && { exact }) }, limit, place, signal)
  const { cursor } = place
  return answer(catalogue.GET('/products', { params: { query: { ...filter, limit, ...(cursor ? { cursor } : { counts: true }), locale } }, signal }))
}

/** A list, page after page; its first page brings the counts. */
export const readList = (filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['products', locale, 'list', filter],
    queryFn: ({ pageParam, signal }) => ask(filter, PAGE_SIZE, pageParam, signal),
    initialPageParam: START,
    getNextPageParam: ({ next_cursor, instead = false }) => (next_cursor ? { cursor: next_cursor, instead } : undefined),
  })

/** How many products a filter lets through, and what they could be narrowed down to. */
export const readCounts = (filter: ListFilter) => {
  const counted = { ...filter, sort: undefined }
  return queryOptions({
    queryKey: ['products', locale, 'counts', counted],
    queryFn: async ({ signal }): Promise<Counts | null> => (await ask(counted, 1, START, signal)).counts ?? null,
  })
}
