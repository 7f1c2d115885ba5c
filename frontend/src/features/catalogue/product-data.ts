/** A product in the words of schema.org. */
import { inLocale, locale } from '@/locale/locale'
import { decimals, type Money } from '@/locale/money'

import type { Product, Variant } from './api/read-product'
import { brandOf } from './brand'
import { choicesOf } from './choice'

const AVAILABILITY = { in_stock: 'InStock', low: 'LimitedAvailability', out: 'OutOfStock' } as const
const absolute = (path: string): string => new URL(path, window.location.origin).href
const decimal = ({ amount, currency }: Money): string => (amount / 10 ** decimals(currency)).toFixed(decimals(currency))

const codesOf = ({ sku, mpn, gtins: [gtin] }: Variant): object => ({ sku, ...(mpn && { mpn }), ...(gtin && { gtin }) })

function offerOf(product: Product, variant: Variant): object {
  const choices = new URLSearchParams(choicesOf(variant, product)).toString()
  return {
    '@type': 'Offer',
    ...codesOf(variant),
    url: absolute(inLocale(locale, `/p/${product.slug}`)) + (choices && `?${choices}`),
    price: decimal(variant.price),
    priceCurrency: variant.price.currency,
    availability: `https://schema.org/${AVAILABILITY[variant.availability]}`,
    itemCondition: 'https://schema.org/NewCondition',
  }
}

/** What search engines read of a product: its name, its pictures, and what each variant costs. */
export function productData(product: Product): object {
  const { title, description, images, price_from, price_to, variants, slug } = product
  const offers = variants.map((variant) => offerOf(product, variant))
  const brand = brandOf(product)
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: title,
    description,
    url: absolute(inLocale(locale, `/p/${slug}`)),
    image: images.map(({ url }) => absolute(url)),
    ...(brand && { brand: { '@type': 'Brand', name: brand } }),
    ...(variants.length === 1 && variants[0] && codesOf(variants[0])),
    offers:
      offers.length === 1
        ? offers[0]
        : {
            '@type': 'AggregateOffer',
            lowPrice: decimal(price_from),
            highPrice: decimal(price_to),
            priceCurrency: price_from.currency,
            offerCount: offers.length,
            offers,
          },
  }
}
