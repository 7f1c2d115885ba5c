/** Which filters a list offers, from what its service counted. */
import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'

import { compare } from '@/locale/numbers'

import { type Counts, filterOf, type ListFilter, readCounts, readList } from './api/read-list'
import { BRAND } from './brand'
import { type Listing, type PriceWords, withoutAttribute } from './listing'

/** An attribute is worth a filter where so much of the list has it… */
const SHARE = 0.2
/** …and on the list of everything, where kinds of things differ, only what nearly all have, such as the brand. */
const SHARE_AT_ROOT = 0.8
const SIZES = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL']

export interface Choice {
  value: string
  /** How many products it leads to. */
  count: number
  chosen: boolean
}

export interface Facet {
  name: string
  choices: Choice[]
}

export interface Facets {
  facets: Facet[]
  inStock: number
  onSale: number
  price: Counts['price']
  words: Record<string, string>
}

/** Sizes by size, numbers by number, all else by how many there are. */
function inOrder(a: Choice, b: Choice): number {
  const sizes = SIZES.indexOf(a.value) - SIZES.indexOf(b.value)
  if (SIZES.includes(a.value) && SIZES.includes(b.value)) return sizes
  if (/^\d/.test(a.value) && /^\d/.test(b.value)) return compare(a.value, b.value)
  return b.count - a.count || compare(a.value, b.value)
}

function facetOf(name: string, counted: Record<string, number> | undefined, chosen: readonly string[]): Facet {
  const values = new Set([...Object.keys(counted ?? {}), ...chosen])
  const choices = [...values].map((value) => ({ value, count: counted?.[value] ?? 0, chosen: chosen.includes(value) }))
  return { name, choices: choices.sort(inOrder) }
}

/** The attributes to offer, by name: each keeps its place when others come and go. */
export function facetsOf(counts: Counts, listing: Listing, atRoot: boolean, own: Record<string, Counts | undefined> = {}): Facet[] {
  const share = atRoot ? SHARE_AT_ROOT : SHARE
  const having = (values: Record<string, number>): number => Object.values(values).reduce((sum, each) => sum + each, 0)
  const worth = Object.entries(counts.attributes)
    .filter(([name, values]) => !(name in listing.attributes) && having(values) >= share * counts.total)
    .filter(([, values]) => Object.keys(values).length > 1)
    .map(([name]) => name)
  return [...Object.keys(listing.attributes), ...worth]
    .sort(compare)
    .map((name) => facetOf(name, (own[name] ?? counts).attributes[name], listing.attributes[name] ?? []))
}

/** Counts that a list brought along already are not asked for again. */
function countsOf(client: QueryClient, filter: ListFilter) {
  const list = readList(filter).queryKey
  return {
    ...readCounts(filter),
    initialData: () => client.getQueryData(list)?.pages[0]?.counts ?? undefined,
    initialDataUpdatedAt: () => client.getQueryState(list)?.dataUpdatedAt,
  }
}

/**
 * The filters of a list. `counts` are those of the list itself; a chosen attribute, and the price, are counted without
 * themselves, since its other values are what one could choose besides. Undefined until something is counted.
 */
export function useFacets(listing: Listing, category: string | undefined, counts: Counts | null | undefined, words?: PriceWords): Facets | undefined {
  const { t } = useLingui()
  const client = useQueryClient()
  const names = Object.keys(listing.attributes)
  const alone = useQueries({
    queries: names.map((name) => countsOf(client, filterOf(withoutAttribute(listing, name), category))),
  })
  const priced = words !== undefined || listing.minPrice !== undefined || listing.maxPrice !== undefined
  const unpriced = useQuery({
    ...countsOf(client, filterOf({ ...listing, q: words?.rest ?? listing.q, minPrice: undefined, maxPrice: undefined }, category)),
    enabled: priced,
    placeholderData: keepPreviousData,
  })
  if (!counts) return undefined
  const own = Object.fromEntries(names.map((name, index) => [name, alone[index]?.data ?? undefined]))
  const atRoot = !category && !listing.category && !listing.q
  return {
    facets: facetsOf(counts, listing, atRoot, own),
    inStock: counts.in_stock,
    onSale: counts.on_sale,
    price: priced ? (unpriced.data?.price ?? null) : counts.price,
    // Of products that have a brand and no attribute of that name, nobody says what it is called.
    words: { [BRAND]: t`Brand`, ...counts.attribute_words },
  }
}
