import { answer, catalogue, searches } from '@/api/client'
import { asCard } from '@/api/found-card'
import { searchOrInstead } from '@/api/search-or-instead'
import { locale } from '@/locale/locale'

import { BRAND } from '../brand'
import type { CardsPage, Counts, ListFilter } from './read-list'

type Answer = Awaited<ReturnType<typeof search>>
/** The query as it was read: corrected, and without the words of a price. */
export type Understood = Answer['query']
/** What is to be known of a search beside its products. */
export type Found = ReturnType<typeof pageOf>['found']

type Search = Omit<ListFilter, 'q'> & { q: string }

/** Where a page begins. A cursor is of use to the service that gave it alone. */
export interface Place {
  cursor: string
  instead: boolean
}

/** Whose make a thing is, is a filter of its own in search-service, and an attribute of products that were told so. */
function queryOf({ attribute, sort, ...filter }: Search, limit: number, cursor: string) {
  const brands = attribute?.filter((each) => each.startsWith(`${BRAND}:`)).map((each) => each.slice(BRAND.length + 1))
  const others = attribute?.filter((each) => !each.startsWith(`${BRAND}:`))
  return {
    ...filter,
    ...(brands?.length && { brand: brands }),
    ...(others?.length && { attribute: others }),
    ...(sort && sort !== 'title' && { sort }),
    limit,
    ...(cursor && { cursor }),
    locale,
  }
}

function countsOf({ brands, ...counts }: NonNullable<Answer['counts']>): Counts {
  const { [BRAND]: own, ...attributes } = counts.attributes
  return { ...counts, attributes: own || Object.keys(brands).length ? { ...attributes, [BRAND]: brands } : attributes }
}

function pageOf({ items, counts, popular, query, only_by_meaning, degraded, next_cursor }: Answer) {
  const found = { query, byMeaning: only_by_meaning, degraded, popular: popular.map(asCard) }
  return { items: items.map(asCard), counts: counts && countsOf(counts), next_cursor, found }
}

const search = (wanted: Search, limit: number, { cursor }: Place, signal: AbortSignal) =>
  answer(searches.GET('/search', { params: { query: queryOf(wanted, limit, cursor) }, signal }))

async function byTitles(wanted: Search, limit: number, { cursor }: Place, signal: AbortSignal): Promise<CardsPage> {
  const query = { ...wanted, exact: undefined, limit, ...(cursor ? { cursor } : { counts: true }), locale }
  return { ...(await answer(catalogue.GET('/products/search', { params: { query }, signal }))), instead: true }
}

/** Products that a search finds: by search-service, and by their titles where it is away. Whoever began a list goes on with it. */
export async function searchProducts(wanted: Search, limit: number, place: Place, signal: AbortSignal): Promise<CardsPage> {
  const bySearch = async (within: AbortSignal): Promise<CardsPage> => pageOf(await search(wanted, limit, place, within))
  const instead = (): Promise<CardsPage> => byTitles(wanted, limit, place, signal)
  if (!place.cursor) return searchOrInstead(signal, bySearch, instead)
  return place.instead ? instead() : bySearch(signal)
}
