/** Answers of the catalogue, each field overridable. */
import type { components } from '@/api/generated/search'
import { euros } from '@/testing/builders'

import type { Category } from './api/read-categories'
import type { CardsPage, Counts } from './api/read-list'
import type { Product, Variant } from './api/read-product'
import type { Card } from './api/read-products'

export const aCategory = (slug: string, over: Partial<Category> = {}): Category => ({
  id: `id-${slug}`, slug, name: slug, lang: 'en', parent_id: null, path: [`id-${slug}`], position: 0, image: null, ...over,
})

export const aCard = (title: string, over: Partial<Card> = {}): Card => ({
  id: `id-${title}`, slug: title.toLowerCase().replaceAll(' ', '-'), title, lang: 'en', availability: 'in_stock',
  compare_at_from: null, image: null, price_from: euros(5), price_to: euros(5), ...over,
})

export const someCounts = (over: Partial<Counts> = {}): Counts => ({
  total: 30, in_stock: 28, on_sale: 4, attribute_words: {}, price: { lowest: euros(5), highest: euros(500) }, categories: {}, attributes: {}, ...over,
})

export const aPage = (titles: readonly string[], over: Partial<CardsPage> = {}): { next_cursor: string | null } & CardsPage => ({
  items: titles.map((title) => aCard(title)), next_cursor: null, ...over,
})

type Hit = components['schemas']['FoundCardAnswer']

/** A card as search-service answers it. */
export const aHit = (title: string, over: Partial<Hit> = {}): Hit => ({ ...aCard(title), image: null, highlights: [], ...over })

/** What search-service answers for words that it knows, each field overridable. */
export const aSearch = (titles: readonly string[], over: Partial<components['schemas']['SearchAnswer']> = {}): components['schemas']['SearchAnswer'] => ({
  items: titles.map((title) => aHit(title)), next_cursor: null, total: titles.length, mode: 'hybrid', degraded: false, only_by_meaning: false,
  query: { text: 'lamp', language: 'en', corrections: [], price: null }, popular: [], counts: { ...someCounts({ total: titles.length }), brands: {} },
  ...over,
})

export const aVariant = (attributes: Record<string, string>, over: Partial<Variant> = {}): Variant => {
  const title = Object.values(attributes).join(' ')
  return {
    id: `id-${title}`, sku: `SKU-${title}`, title, attributes, availability: 'in_stock', price: euros(20), compare_at: null,
    line_limit: 3, weight_grams: 500, image_id: null, lowest_price: null, mpn: null, gtins: [], ...over,
  }
}

export const aProduct = (over: Partial<Product> = {}): Product => ({
  id: 'id-cap', slug: 'cap', title: 'Cap', lang: 'en', description: 'It keeps the sun off.', description_lang: 'en',
  attributes: { Brand: 'Halden' }, brand: null, attribute_words: {}, availability: 'in_stock', category_ids: [], images: [], options: {},
  price_from: euros(20), price_to: euros(20), published_at: null, updated_at: '2026-01-01T00:00:00Z',
  variants: [aVariant({})], ...over,
})
