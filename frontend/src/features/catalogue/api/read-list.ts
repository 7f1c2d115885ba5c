import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components } from '@/api/generated/product'
import { locale } from '@/locale/locale'

import type { Listing } from '../listing'
import type { Card } from './read-products'

/** What a shopper could narrow a list down to. `attribute_words`: names and values in the page's language. */
export type Counts = components['schemas']['CountsAnswer']

export interface CardsPage {
  items: Card[]
  next_cursor?: string | null
  /** On a first page. */
  counts?: Counts | null
}

const PAGE_SIZE = 24

/** What a list asks the service for, without its pages. */
export type ListFilter = ReturnType<typeof filterOf>

/** The request of a listing; `category` is the one whose page it stands on. */
export function filterOf(listing: Listing, category?: string) {
  const attribute = Object.entries(listing.attributes).flatMap(([name, values]) => values.map((value) => `${name}:${value}`))
  return {
    ...(listing.q && { q: listing.q }),
    ...((category ?? listing.category) && { category: category ?? listing.category }),
    ...(attribute.length && { attribute }),
    ...(listing.minPrice !== undefined && { min_price: listing.minPrice }),
    ...(listing.maxPrice !== undefined && { max_price: listing.maxPrice }),
    ...(listing.inStock && { in_stock: true }),
    ...(listing.onSale && { on_sale: true }),
    ...(listing.sort && { sort: listing.sort }),
  }
}

interface Asked {
  limit: number
  counts?: boolean
  cursor?: string | undefined
}

async function ask({ q, ...filter }: ListFilter, asked: Asked, signal: AbortSignal): Promise<CardsPage> {
  const query = { ...filter, ...asked, locale }
  return q
    ? answer(catalogue.GET('/products/search', { params: { query: { ...query, q } }, signal }))
    : answer(catalogue.GET('/products', { params: { query }, signal }))
}

/** A list, page after page; its first page brings the counts. */
export const readList = (filter: ListFilter) =>
  infiniteQueryOptions({
    queryKey: ['products', locale, 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      ask(filter, { limit: PAGE_SIZE, ...(pageParam ? { cursor: pageParam } : { counts: true }) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })

/** How many products a filter lets through, and what they could be narrowed down to. */
export const readCounts = (filter: ListFilter) => {
  const counted = { ...filter, sort: undefined }
  return queryOptions({
    queryKey: ['products', locale, 'counts', counted],
    queryFn: async ({ signal }): Promise<Counts | null> =>
      (await ask(counted, { limit: 1, counts: true }, signal)).counts ?? null,
  })
}
