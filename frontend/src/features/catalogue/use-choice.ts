import { useState } from 'react'
import { useSearchParams } from 'react-router'

import type { Product, Variant } from './api/read-product'
import { type Choices, choicesIn, choicesOf, variantFor } from './choice'

/** The variant that the address names by its options, and the way to another. */
export function useChoice(product: Product) {
  const [params, setParams] = useSearchParams()
  // The router changes the address a moment later; a button that was pressed must not wait for that.
  const [ahead, setAhead] = useState<{ of: URLSearchParams; next: Variant }>()
  const asked = variantFor(product.variants, choicesIn(params, product))
  const variant = ahead?.of === params ? ahead.next : asked
  const chosen: Choices = variant ? choicesOf(variant, product) : {}
  const choose = (name: string, value: string): void => {
    const next = variantFor(product.variants, { ...chosen, [name]: value }, name)
    if (!next) return
    setAhead({ of: params, next })
    setParams({ ...choicesOf(next, product) }, { replace: true, preventScrollReset: true })
  }
  return { variant, chosen, choose }
}
