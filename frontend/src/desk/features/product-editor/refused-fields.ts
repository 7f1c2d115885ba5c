/** What the service refused, at the elements of the form. */
import { msg } from '@lingui/core/macro'

import type { ApiProblem } from '@/api/problem'

import { SAVE_WORDS } from './api/save-product'
import { caseless, DEFAULT_LOCALE, type Form, type VariantForm } from './form'
import { gtinsIn } from './gtin'
import { cellId, type Fault } from './validate'

const CELLS: Readonly<Record<string, string>> = { sku: 'sku', price: 'price', compare_at: 'compareAt', weight_grams: 'weight', line_limit: 'limit', stock: 'stock', image_id: 'imageId', mpn: 'mpn', gtins: 'gtins' }
/** Codes that are about one place. */
const PLACES: Readonly<Record<string, string>> = {
  slug_taken: 'slug', invalid_slug: 'slug', unknown_category: 'categories', unknown_image: 'add-pictures', too_many_images: 'add-pictures',
  image_order_mismatch: 'add-pictures', last_variant: 'add-variant', invalid_text: `title-${DEFAULT_LOCALE}`,
}

/** Empty where it is about none of them. */
export function refusedFields(problem: ApiProblem, form: Form): Fault[] {
  const onSale = form.variants.filter(({ withdrawn }) => !withdrawn)
  const words = (SAVE_WORDS as Readonly<Record<string, Fault['text'] | undefined>>)[problem.code]
  const place = PLACES[problem.code]
  if (place !== undefined && words) return [{ id: place, text: words }]
  if ((problem.code === 'sku_taken' || problem.code === 'options_taken') && words) {
    const { sku = '' } = (problem.body.holder ?? {}) as { sku?: string }
    const variant = onSale.find((each) => caseless(each.sku) === caseless(sku))
    return [{ id: variant ? cellId(variant.key, 'sku') : 'add-variant', text: words }]
  }
  if (problem.code === 'gtin_taken' && words) {
    const { gtin = '', variant_id: holder } = (problem.body.holder ?? {}) as { gtin?: string; variant_id?: string }
    const variant = onSale.find(({ key, gtins }) => key !== holder && gtinsIn(gtins).includes(gtin))
    return [{ id: variant ? cellId(variant.key, 'gtins') : 'add-variant', text: words }]
  }
  if (problem.code !== 'validation_failed') return []
  const found = problem.errors.flatMap(({ field }) => {
    const id = elementOf(field.replace(/^body\./, '').split('.'), form, onSale)
    return id === undefined ? [] : [{ id, text: msg`The shop does not accept what stands here` }]
  })
  return found.filter(({ id }, index) => found.findIndex((other) => other.id === id) === index)
}

function elementOf([name = '', at = '', part = '', locale = ''] : readonly string[], form: Form, onSale: readonly VariantForm[]): string | undefined {
  switch (name) {
    case 'title':
    case 'description': return `${name}-${DEFAULT_LOCALE}`
    case 'translations': return `${part === 'description' ? part : 'title'}-${at}`
    case 'slug':
    case 'brand': return name
    case 'category_ids': return 'categories'
    case 'attributes': {
      const found = form.attributes.find((each) => each.name.trim() === at)
      return found ? `attribute-${found.key}-value` : 'add-property'
    }
    case 'images': {
      const picture = form.pictures[Number(at)]
      return picture ? `alt-${picture.id}-${part === 'alt_translations' ? locale : DEFAULT_LOCALE}` : 'add-pictures'
    }
    case 'variants': {
      const variant = onSale[Number(at)]
      const [first] = form.options
      if (!variant) return 'add-variant'
      return cellId(variant.key, part === 'attributes' && first ? `option-${first.key}` : CELLS[part] ?? 'sku')
    }
    default: return undefined
  }
}
