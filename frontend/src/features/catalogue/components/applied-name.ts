import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'

import { useShop } from '@/api/shop'
import { money } from '@/locale/money'

import { readCategories } from '../api/read-categories'
import type { Applied, Listing } from '../listing'

/** A filter in words, as its chip shows it. `words`: attributes in the page's language. */
export function useAppliedName(listing: Listing, words: Record<string, string>): (applied: Applied) => string {
  const { t } = useLingui()
  const categories = useQuery(readCategories()).data
  const currency = useShop()?.currency ?? 'EUR'
  const { minPrice, maxPrice } = listing
  const price = (): string => {
    const least = money({ amount: minPrice ?? 0, currency })
    const most = money({ amount: maxPrice ?? 0, currency })
    if (maxPrice === undefined) return t`From ${least}`
    return minPrice === undefined ? t`Up to ${most}` : t`${least} to ${most}`
  }
  return (applied) => {
    switch (applied.kind) {
      case 'attribute':
        return words[applied.value] ?? applied.value
      case 'price':
        return price()
      case 'price_words':
        return applied.words.text
      case 'in_stock':
        return t`In stock`
      case 'on_sale':
        return t`On sale`
      case 'category':
        return categories?.find(({ id, slug }) => slug === applied.category || id === applied.category)?.name ?? applied.category
    }
  }
}

/** Which filter it is, for lists of them. */
export const appliedKey = (applied: Applied): string =>
  applied.kind === 'attribute' ? `${applied.name}:${applied.value}` : applied.kind
