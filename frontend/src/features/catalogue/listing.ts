/** What a list of products shows, as its address says it. One parser for every list; what it does not know, it drops. */

/** How a list can be sorted; it begins with the newest. */
export const SORTS = ['newest', 'price_asc', 'price_desc', 'title'] as const
export type Sort = (typeof SORTS)[number]
/** How a search can be; it begins by relevance. */
const SEARCH_SORTS: readonly Sort[] = ['newest', 'price_asc', 'price_desc']

export interface Listing {
  /** Words that were searched for; empty means everything. */
  q: string
  /** They are meant as they are spelt. */
  exact: boolean
  /** A category's slug or id, where the address names one beside its path. */
  category: string | undefined
  /** Wanted values by attribute name: any of a name's values, and all of the names. */
  attributes: Readonly<Record<string, readonly string[]>>
  /** In minor units, as the service takes them. */
  minPrice: number | undefined
  maxPrice: number | undefined
  inStock: boolean
  onSale: boolean
  /** Undefined: as the list is by itself. */
  sort: Sort | undefined
  /** How many pages are shown, from 1. */
  page: number
}

/** Whoever opens a later page than this has made the address up. */
const LAST_PAGE = 40

/** The orders that a list of these words knows. */
export const sortsOf = (q: string): readonly Sort[] => (q ? SEARCH_SORTS : SORTS)

function whole(word: string | null): number | undefined {
  return word !== null && /^\d{1,12}$/.test(word) ? Number(word) : undefined
}

function attributesOf(words: readonly string[]): Record<string, string[]> {
  // A map, since the address may name anything, such as what every object has.
  const found = new Map<string, string[]>()
  for (const word of words) {
    const cut = word.indexOf(':')
    const name = word.slice(0, cut)
    const value = word.slice(cut + 1)
    if (cut < 1 || !value) continue
    const values = found.get(name) ?? []
    if (!values.includes(value)) found.set(name, [...values, value])
  }
  return Object.fromEntries(found)
}

/** The list that an address asks for. */
export function parseListing(params: URLSearchParams): Listing {
  // Whole characters, as the services count them: half of one cannot stand in an address.
  const q = Array.from((params.get('q') ?? '').trim()).slice(0, 200).join('')
  const page = whole(params.get('page')) ?? 1
  return {
    q,
    exact: q !== '' && params.get('exact') === 'true',
    category: params.get('category') ?? undefined,
    attributes: attributesOf(params.getAll('attribute')),
    minPrice: whole(params.get('min_price')),
    maxPrice: whole(params.get('max_price')),
    inStock: params.get('in_stock') === 'true',
    onSale: params.get('on_sale') === 'true',
    sort: sortsOf(q).find((each) => each === params.get('sort')),
    page: Math.min(Math.max(page, 1), LAST_PAGE),
  }
}

/** The address of a list; what is as it always is, is left out. */
export function writeListing(listing: Listing): URLSearchParams {
  const params = new URLSearchParams()
  if (listing.q) params.set('q', listing.q)
  if (listing.q && listing.exact) params.set('exact', 'true')
  if (listing.category) params.set('category', listing.category)
  for (const [name, values] of Object.entries(listing.attributes)) {
    for (const value of values) params.append('attribute', `${name}:${value}`)
  }
  if (listing.minPrice !== undefined) params.set('min_price', String(listing.minPrice))
  if (listing.maxPrice !== undefined) params.set('max_price', String(listing.maxPrice))
  if (listing.inStock) params.set('in_stock', 'true')
  if (listing.onSale) params.set('on_sale', 'true')
  if (listing.sort) params.set('sort', listing.sort)
  if (listing.page > 1) params.set('page', String(listing.page))
  return params
}

/** One filter that a person has set, and can take back. */
export type Applied =
  | { kind: 'attribute'; name: string; value: string }
  | { kind: 'price' }
  | { kind: 'in_stock' }
  | { kind: 'on_sale' }
  | { kind: 'category'; category: string }
  | { kind: 'price_words'; words: PriceWords }

/** Words of a search that were taken as a price, and what is left of the search without them. */
export interface PriceWords {
  text: string
  rest: string
  /** In minor units; undefined is without an end. */
  least: number | undefined
  most: number | undefined
}

/** What narrows the list, in the order of the filters. The other words of a search and the sort narrow nothing. */
export function appliedTo(listing: Listing, words?: PriceWords): Applied[] {
  return [
    ...(words ? [{ kind: 'price_words' as const, words }] : []),
    ...(listing.category ? [{ kind: 'category' as const, category: listing.category }] : []),
    ...(listing.inStock ? [{ kind: 'in_stock' as const }] : []),
    ...(listing.onSale ? [{ kind: 'on_sale' as const }] : []),
    ...(listing.minPrice !== undefined || listing.maxPrice !== undefined ? [{ kind: 'price' as const }] : []),
    ...Object.entries(listing.attributes).flatMap(([name, values]) =>
      values.map((value) => ({ kind: 'attribute' as const, name, value })),
    ),
  ]
}

/** The list whatever an attribute is. */
export function withoutAttribute(listing: Listing, name: string): Listing {
  const others = Object.entries(listing.attributes).filter(([each]) => each !== name)
  return { ...listing, attributes: Object.fromEntries(others), page: 1 }
}

/** The list with a value of an attribute, or without it where it had it. */
export function toggled(listing: Listing, name: string, value: string): Listing {
  const had = listing.attributes[name] ?? []
  const has = had.includes(value) ? had.filter((each) => each !== value) : [...had, value]
  const bare = withoutAttribute(listing, name)
  return has.length ? { ...bare, attributes: { ...bare.attributes, [name]: has } } : bare
}

/** The list without one of its filters. */
export function without(listing: Listing, applied: Applied): Listing {
  switch (applied.kind) {
    case 'attribute':
      return toggled(listing, applied.name, applied.value)
    case 'price':
      return { ...listing, minPrice: undefined, maxPrice: undefined, page: 1 }
    case 'in_stock':
      return { ...listing, inStock: false, page: 1 }
    case 'on_sale':
      return { ...listing, onSale: false, page: 1 }
    case 'category':
      return { ...listing, category: undefined, page: 1 }
    case 'price_words':
      return { ...listing, q: applied.words.rest, page: 1 }
  }
}

/** The list without any filter; its other words and its sort stay. */
export function cleared({ q, exact, sort }: Listing, words?: PriceWords): Listing {
  return { ...parseListing(new URLSearchParams()), q: words?.rest ?? q, exact, sort }
}
