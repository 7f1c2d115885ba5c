import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { count } from '@/locale/numbers'
import { LinkChip } from '@/ui/chip'
import { Skeleton } from '@/ui/skeleton'

import type { Category } from '../api/read-categories'

/** Ways to the parts of a list. */
export interface Parts {
  /** Undefined while they are on their way. */
  categories: readonly Category[] | undefined
  to: (category: Category) => string
}

interface CategoryLinksProps extends Parts {
  /** How many products each has, by id; undefined while that is counted. */
  products: Record<string, number> | undefined
}

/** So many stand in the column before somebody asks for all. */
const FEW = 8

/** A category without products leads nowhere. */
const leading = ({ categories = [], products }: CategoryLinksProps): Category[] =>
  categories.filter(({ id }) => !products || products[id])

/** On a small screen: in one row, which a finger pushes. Its place is kept while it is on its way. */
export function CategoryRail(props: CategoryLinksProps): ReactNode {
  const { t } = useLingui()
  const { categories, products, to } = props
  if (!categories) return <Skeleton className="mt-5 mb-1 h-11 lg:hidden" />
  const shown = leading(props)
  if (shown.length === 0) return null
  return (
    <nav aria-label={t`Categories`} className="mt-4 lg:hidden">
      <ul className="rail -mx-4 flex gap-2 px-4 py-1 md:-mx-8 md:px-8">
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

/** Beside the list: line by line, above the filters. */
export function CategoryColumn(props: CategoryLinksProps): ReactNode {
  const { t } = useLingui()
  const { categories, products, to } = props
  const [all, setAll] = useState(false)
  if (!categories) return <Skeleton className="mb-4 h-40" />
  const some = leading(props)
  if (some.length === 0) return null
  const shown = all ? some : some.slice(0, FEW)
  const total = count(some.length)
  return (
    <nav aria-label={t`Categories`} className="mb-4 border-b border-line pb-3">
      <ul>
        {shown.map((category) => (
          <li key={category.id}>
            <Link to={to(category)} className="flex min-h-9 items-center gap-3 text-md hover:text-primary hover:underline">
              <span className="min-w-0 flex-1">
                <span {...textIn(category.lang)}>{category.name}</span>
              </span>
              {products && <span className="text-sm text-muted tabular-nums">{count(products[category.id] ?? 0)}</span>}
            </Link>
          </li>
        ))}
      </ul>
      {some.length > FEW && (
        <button type="button" aria-expanded={all} onClick={() => { setAll(!all) }} className="link min-h-9 text-md">
          {all ? <Trans>Show fewer</Trans> : <Trans>Show all ({total})</Trans>}
        </button>
      )}
    </nav>
  )
}
