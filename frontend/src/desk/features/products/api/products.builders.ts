import { euros } from '@/testing/builders'

import type { ProductCard } from './read-products'

/** A published product, with texts in every language and enough in stock. */
export const aCard = (over: Partial<ProductCard> = {}): ProductCard => ({
  id: 'p1', slug: 'stoneware-mug', title: 'Stoneware mug', lang: 'en', price_from: euros(12), price_to: euros(12), compare_at_from: null,
  availability: 'in_stock', image: { alt: '', url: '/media/mug.webp', urls: { '320': '/media/mug-320.webp' }, width: 800, height: 800 },
  status: 'published', version: 3, stock: 40, missing: [], created_at: '2026-11-01T10:00:00Z', updated_at: '2026-11-28T10:00:00Z', ...over,
})
