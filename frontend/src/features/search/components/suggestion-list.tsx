import { Trans } from '@lingui/react/macro'
import { ArrowRight, Search } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { Picture } from '@/ui/picture'
import { Price } from '@/ui/price'

import type { Suggestions } from '../suggestions'

type Shown = Pick<Suggestions, 'terms' | 'sections' | 'products'>

/** Where words that are searched for lead. */
export const searchFor = (q: string): string => `/search?q=${encodeURIComponent(q)}`

/** Where a suggestion leads, in the order in which the arrow keys reach them. */
export function waysOf({ terms, sections, products }: Shown): string[] {
  return [...terms.map(searchFor), ...sections.map(({ slug }) => `/c/${slug}`), ...products.map(({ slug }) => `/p/${slug}`)]
}

interface SuggestionListProps {
  id: string
  of: Shown
  /** The one that the arrow keys are on; -1 is none. */
  active: number
  onPick: () => void
}

export const optionId = (list: string, index: number): string => `${list}-${index}`

const OPTION = 'flex min-h-11 items-center gap-3 rounded-control px-3 py-1.5 text-start hover:bg-sunken aria-selected:bg-sunken'

/** Suggestions in groups: what leads to more comes first. Each is a real link. */
export function SuggestionList({ id, of: { terms, sections, products }, active, onPick }: SuggestionListProps): ReactNode {
  const option = (index: number) =>
    ({
      id: optionId(id, index),
      role: 'option',
      'aria-selected': index === active,
      tabIndex: -1,
      onClick: onPick,
      // The field keeps the focus: losing it closes the list before the click arrives.
      onMouseDown: (event: MouseEvent) => { event.preventDefault() },
      className: OPTION,
    }) as const
  return (
    <>
      {terms.length > 0 && (
        <Group id={`${id}-terms`} name={<Trans>Searches</Trans>}>
          {terms.map((term, index) => (
            <Link key={term} to={searchFor(term)} {...option(index)}>
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1 wrap-anywhere">
                <bdi>{term}</bdi>
              </span>
            </Link>
          ))}
        </Group>
      )}
      {sections.length > 0 && (
        <Group id={`${id}-sections`} name={<Trans>Departments</Trans>}>
          {sections.map(({ slug, name, lang }, index) => (
            <Link key={slug} to={`/c/${slug}`} {...option(terms.length + index)}>
              <span {...textIn(lang)} className="flex-1">
                {name}
              </span>
              <ArrowRight aria-hidden className="mirror size-4 text-muted" />
            </Link>
          ))}
        </Group>
      )}
      {products.length > 0 && (
        <Group id={`${id}-products`} name={<Trans>Products</Trans>}>
          {products.map((card, index) => (
            <Link key={card.id} to={`/p/${card.slug}`} {...option(terms.length + sections.length + index)}>
              <Picture picture={card.image} sizes="3rem" decorative className="w-12! shrink-0 rounded-control!" />
              <span {...textIn(card.lang)} className="line-clamp-2 min-w-0 flex-1">
                {card.title}
              </span>
              <Price now={card.price_from} from={card.price_to.amount > card.price_from.amount} className="shrink-0 text-md" />
            </Link>
          ))}
        </Group>
      )}
    </>
  )
}

function Group({ id, name, children }: { id: string; name: ReactNode; children: ReactNode }): ReactNode {
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id} className="px-3 pt-2 pb-1 text-sm font-semibold text-muted">
        {name}
      </p>
      {children}
    </div>
  )
}
