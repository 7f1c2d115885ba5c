/** Answers about alerts, each field overridable. */
import { euros } from '@/testing/builders'

import type { Alert } from './api/read-alerts'

export const anAlert = (title: string, over: Partial<Alert> = {}): Alert => ({
  id: `id-${title}`, product_id: `product-${title}`, variant_id: null, kind: 'price', threshold: euros(20), email: 'amira@souk.test', state: 'armed',
  created_at: '2026-11-29T08:00:00Z', product: { slug: title.toLowerCase(), title, lang: 'en', image: null, variant: null }, ...over,
})
