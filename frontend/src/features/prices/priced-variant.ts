import type { Money } from '@/locale/money'

/** What prices are about: a product, and the variant of it that is looked at. */
export interface PricedVariant {
  productId: string
  variant: {
    id: string
    price: Money
    availability: 'in_stock' | 'low' | 'out'
  }
}
