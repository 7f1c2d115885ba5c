/** The attribute by which the catalogue says who made a thing: it has a place of its own on a product's page. */
export const BRAND = 'Brand'
