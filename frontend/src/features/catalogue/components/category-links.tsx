import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { textIn } from '@/locale/locale'
import { count } from '@/locale/numbers'
import { LinkChip } from '@/ui/chip'

import type { Category } from '../api/read-categories'

interface CategoryLinksProps {
  categories: readonly Category[]
  /** How many products each has, by id; undefined while that is counted. */
  products: Record<string, number> | undefined
  to: (category: Category) => string
}

/** Ways to the parts of a list; on a phone in one row, which a finger pushes. */
export function CategoryLinks({ categories, products, to }: CategoryLinksProps): ReactNode {
  const { t } = useLingui()
  const shown = categories.filter(({ id }) => !products || products[id])
  if (shown.length === 0) return null
  return (
    <nav aria-label={t`Categories`} className="mt-4">
      <ul className="rail -mx-4 flex gap-2 px-4 py-1 md:mx-0 md:flex-wrap md:px-0">
        {shown.map((category) => (
          <li key={category.id} className="shrink-0">
            <LinkChip to={to(category)}>
              <span {...textIn(category.lang)}>{category.name}</span>
              {/* The place of the number is kept, so that no chip moves when it comes. */}
              <span className="min-w-4 text-sm text-muted tabular-nums">{products ? count(products[category.id] ?? 0) : ''}</span>
            </LinkChip>
          </li>
        ))}
      </ul>
    </nav>
  )
}
