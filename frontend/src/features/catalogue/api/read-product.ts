import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components } from '@/api/generated/product'
import { locale } from '@/locale/locale'

/** `image_id`: the picture that shows it. `lowest_price`: of the thirty days before a reduction, where it is reduced. */
export type Variant = components['schemas']['VariantAnswer']
/** `attribute_words`: names and values of attributes in the page's language. */
export type Product = components['schemas']['ProductAnswer']

/** A product by id, slug or former slug; the answer says its present slug. */
export const readProduct = (reference: string) =>
  queryOptions({
    queryKey: ['products', locale, 'one', reference],
    queryFn: ({ signal }) =>
      answer(catalogue.GET('/products/{reference}', { params: { path: { reference }, query: { locale } }, signal })),
  })
