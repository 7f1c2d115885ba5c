/** A product's state and what it lacks, in the words of those who handle it. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

import type { components } from '@/api/generated/product'

type Schemas = components['schemas']

export const STATUS = {
  draft: msg`Draft`,
  published: msg`Published`,
  archived: msg`Archived`,
} satisfies Record<Schemas['ProductStatus'], MessageDescriptor>

export const STOCK = {
  out: msg`Sold out`,
  low: msg`Only a few left`,
  in_stock: msg`In stock`,
} satisfies Record<Schemas['Band'], MessageDescriptor>

/** “Missing in Arabic”, as a choice. */
export const MISSING = {
  en: msg`Missing in English`,
  fr: msg`Missing in French`,
  ar: msg`Missing in Arabic`,
} satisfies Record<Schemas['Language'], MessageDescriptor>
