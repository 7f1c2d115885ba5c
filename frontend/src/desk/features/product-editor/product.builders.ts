/** A product as the service gives it to staff, each field overridable. */
import type { Product } from './api/product'

type Variant = Product['variants'][number]
const eur = (amount: number) => ({ amount, currency: 'EUR' })

export const aVariant = (over: Partial<Variant> = {}): Variant => ({
  id: 'v1', sku: 'TEA-S', title: 'S', price: eur(2490), compare_at: eur(2990), lowest_price: eur(2690), image_id: 'i1', mpn: null, gtins: [], attributes: { Size: 'S' },
  weight_grams: 900, line_limit: 10, availability: 'in_stock', withdrawn: false, stock: { available: 12, reserved: 1, sold: 3, low_at: 5 }, ...over,
})

const aPicture = (id: string, alt: string, others: Record<string, string>): Product['images'][number] => ({
  id, url: `/media/${id}.webp`, urls: { 640: `/media/${id}.webp` }, alt, alt_translations: others, width: 640, height: 640,
})

export const aProduct = (over: Partial<Product> = {}): Product => ({
  id: 'p1', slug: 'blue-teapot', status: 'draft', version: 3, title: 'Blue teapot', lang: 'en', description: 'Stoneware.', description_lang: 'en',
  translations: { en: { title: 'Blue teapot', description: 'Stoneware.' }, fr: { title: 'Théière', description: 'Grès.' } },
  category_ids: ['c1'], attributes: { Material: 'Stoneware' }, brand: 'Anvil', attribute_words: {}, price_from: eur(2490), price_to: eur(2490), availability: 'in_stock',
  options: { Size: ['S', 'M'] },
  variants: [aVariant(), aVariant({ id: 'v2', sku: 'TEA-M', title: 'M', compare_at: null, lowest_price: null, image_id: null, attributes: { Size: 'M' }, weight_grams: 0 })],
  images: [aPicture('i1', 'A teapot', { fr: 'Une théière' }), aPicture('i2', '', {})],
  published_at: null, updated_at: '2026-11-28T10:00:00Z', ...over,
})
