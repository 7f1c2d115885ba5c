import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { operations } from '@/api/generated/product'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

import { type Product, type ProductBody, readProduct } from './product'

export const SAVE_WORDS = {
  product_not_found: msg`This product is not there any more. Your changes are kept in this browser.`,
  variant_not_found: msg`One of these variants is not there any more. Load the product again; your changes stay.`,
  invalid_price: msg`A price must be above zero, payable by card, and below the price before.`,
  invalid_sku: msg`A SKU has 1 to 64 characters that can be printed.`,
  invalid_slug: msg`This address cannot be used: small letters, digits and single hyphens, and no word of the shop’s own.`,
  invalid_text: msg`Every product has a title in the shop’s first language.`,
  last_variant: msg`Keep at least one variant on sale.`,
  options_taken: msg`Two variants have the same options.`,
  sku_taken: msg`Another variant has this SKU.`,
  gtin_taken: msg`Another variant has this GTIN. Each belongs to one variant of the whole shop.`,
  slug_taken: msg`Another product has this address.`,
  unknown_category: msg`A category of these is not there any more. Choose again.`,
  unknown_image: msg`A picture of these is not there any more. Remove it, and save again.`,
  image_order_mismatch: msg`A picture stands here twice.`,
  too_many_images: msg`A product has at most 12 pictures.`,
  precondition_failed: msg`Somebody changed this product while you worked on it.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<CodesOf<operations['replace_product']> | CodesOf<operations['create_product']>, CommonCode>, MessageDescriptor>

interface Save {
  /** None: it is new. */
  id: string | undefined
  version: number
  body: ProductBody
  /** Of a new one: the same for as long as it is not known whether it was made. What is there is saved at its version, which is done once. */
  key: string
}

/** Save the whole product in one piece: all of it, or nothing where it is refused. */
export function useSaveProduct() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, version, body, key }: Save): Promise<Product> =>
      id === undefined
        ? answer(catalogue.POST('/products', { params: { header: { 'Idempotency-Key': key } }, body }))
        : answer(catalogue.PUT('/products/{product_id}', { params: { path: { product_id: id }, header: { 'If-Match': `"${version}"` } }, body })),
    onSuccess: (product) => {
      client.setQueryData(readProduct(product.id).queryKey, product)
      return Promise.all([
        client.invalidateQueries({ queryKey: ['desk-products'] }),
        client.invalidateQueries({ queryKey: ['desk-prices'] }),
      ])
    },
  })
}
