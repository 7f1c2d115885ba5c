import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { reduction } from '@/locale/money'
import { Picture } from '@/ui/picture'
import { Price } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'

import type { Card } from '../api/read-products'
import { Marked } from './marked'

interface ProductCardProps {
  card: Card
  sizes?: string
  /** It stands in the first row of the page. */
  first?: boolean
  /** The heading's level, so that headings stay in order. */
  level?: 'h2' | 'h3'
}

const SIZES = '(width >= 64rem) 16rem, (width >= 40rem) 30vw, 46vw'

/** A product in a list: the whole card leads to it, by one link. */
export function ProductCard({ card, sizes = SIZES, first = false, level: Heading = 'h3' }: ProductCardProps): ReactNode {
  const before = card.compare_at_from
  const reduced = before != null && before.amount > card.price_from.amount
  const out = card.availability === 'out'
  return (
    <article className="group relative grid content-start gap-2">
      <div className="relative overflow-hidden rounded-card">
        <Picture
          picture={card.image}
          sizes={sizes}
          first={first}
          decorative
          className={`transition-transform duration-300 group-hover:scale-[1.03] ${out ? 'opacity-55' : ''}`}
        />
        {reduced && (
          <span className="absolute start-2 top-2 rounded-chip bg-sale px-2 py-0.5 text-sm font-semibold text-on-sale">
            <bdi>−{reduction(card.price_from, before)} %</bdi>
          </span>
        )}
        {out && (
          <span className="absolute start-2 bottom-2 rounded-chip bg-surface px-2 py-0.5 text-sm font-semibold">
            <Trans>Sold out</Trans>
          </span>
        )}
      </div>
      <div className="grid gap-0.5">
        <Heading className="line-clamp-2 font-sans text-base leading-snug font-normal tracking-normal">
          <Link
            to={`/p/${card.slug}`}
            {...textIn(card.lang)}
            className="after:absolute after:inset-0 after:rounded-card group-hover:underline"
          >
            <Marked text={card.title} ranges={card.highlights} />
          </Link>
        </Heading>
        <Price now={card.price_from} before={before} from={card.price_to.amount > card.price_from.amount} />
        {card.availability === 'low' && (
          <p className="text-sm text-warn">
            <Trans>Only a few left</Trans>
          </p>
        )}
      </div>
    </article>
  )
}

/** A card that is on its way. */
export function ProductCardSkeleton(): ReactNode {
  return (
    <div className="grid gap-2">
      <Skeleton className="aspect-square rounded-card!" />
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-5 w-1/3" />
    </div>
  )
}
