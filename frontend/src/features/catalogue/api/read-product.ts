import { queryOptions } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { components } from '@/api/generated/product'
import { locale } from '@/locale/locale'
import type { Money } from '@/locale/money'

/** `image_id`: the picture that shows it. `lowest_price`: of the thirty days before a reduction, where it is reduced. */
export type Variant = components['schemas']['VariantAnswer'] & { image_id?: string | null; lowest_price?: Money | null }
/** `attribute_words`: names and values of attributes in the page's language. */
export type Product = Omit<components['schemas']['ProductAnswer'], 'variants'> & {
  variants: Variant[]
  attribute_words?: Record<string, string>
}

/** A product by id, slug or former slug; the answer says its present slug. */
export const readProduct = (reference: string) =>
  queryOptions({
    queryKey: ['products', locale, 'one', reference],
    queryFn: ({ signal }): Promise<Product> =>
      answer(catalogue.GET('/products/{reference}', { params: { path: { reference }, query: { locale } }, signal })),
  })
