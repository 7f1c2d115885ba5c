/** Who made a thing. */
import type { Product } from './api/read-product'

/** The attribute by which lists are filtered by who made a thing: it has a place of its own on a product's page. */
export const BRAND = 'Brand'

/** Whose make it is; of a product that does not say so, what the attribute says. */
export const brandOf = ({ brand, attributes }: Pick<Product, 'brand' | 'attributes'>): string | undefined => brand ?? attributes[BRAND]

/** The list of what is of that make: by the attribute where products have it, else by the word. */
export const ofBrand = ({ attributes }: Pick<Product, 'attributes'>, brand: string): string =>
  `/search?${new URLSearchParams(attributes[BRAND] === brand ? { attribute: `${BRAND}:${brand}` } : { q: brand })}`
