import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { textIn } from '@/locale/locale'
import { Gallery } from '@/ui/gallery'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'

import type { Product, Variant } from '../api/read-product'
import { brandOf, ofBrand } from '../brand'
import { useChoice } from '../use-choice'
import { AttributeTable } from './attribute-table'
import { type Buy, BuyBox } from './buy-box'

interface ProductViewProps {
  product: Product
  buy: Buy
  /** The ways to hear of a variant later: a lower price, a sold-out one that is back. */
  tell?: (variant: Variant) => ReactNode
  /** What the shop promises for it: delivery, returns. */
  promises: ReactNode
  /** What stands below it, about the variant that is looked at. */
  below?: (variant: Variant) => ReactNode
}

const LAYOUT = 'mt-4 grid gap-x-12 gap-y-8 md:grid-cols-2 lg:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]'

/** A product: its pictures, what there is to choose, and what is known of it. */
export function ProductView({ product, buy, tell, promises, below }: ProductViewProps): ReactNode {
  const { variant, chosen, choose } = useChoice(product)
  const brand = brandOf(product)
  const { title, lang, description } = product
  return (
    <>
      <article className={LAYOUT}>
        <div className="min-w-0 md:sticky md:top-22 md:self-start">
          <Gallery pictures={product.images} chosen={variant?.image_id} label={title} />
        </div>
        <div className="grid min-w-0 content-start gap-6">
          <header className="grid gap-1">
            {brand && (
              <Link to={ofBrand(product, brand)} className="inline-flex min-h-6 justify-self-start text-muted hover:text-ink hover:underline">
                <bdi>{product.attribute_words[brand] ?? brand}</bdi>
              </Link>
            )}
            <PageTitle title={title} heading={<span {...textIn(lang)}>{title}</span>} description={description.slice(0, 160)} />
          </header>
          {variant && <BuyBox product={product} variant={variant} chosen={chosen} onChoose={choose} buy={buy} />}
          {variant && tell?.(variant)}
          {promises}
          <section aria-labelledby="about-it" className="grid gap-3">
            <h2 id="about-it" className="text-h3">
              <Trans>About it</Trans>
            </h2>
            <div {...textIn(product.description_lang)} className="max-w-prose whitespace-pre-line">
              {description}
            </div>
          </section>
          <section aria-labelledby="in-detail" className="grid gap-3">
            <h2 id="in-detail" className="text-h3">
              <Trans>In detail</Trans>
            </h2>
            <AttributeTable product={product} variant={variant} />
          </section>
        </div>
      </article>
      {variant && below?.(variant)}
    </>
  )
}

/** A product that is on its way. */
export function ProductViewSkeleton(): ReactNode {
  return (
    <div className={LAYOUT}>
      <Skeleton className="aspect-square rounded-panel!" />
      <div className="grid content-start gap-6">
        <Skeleton className="h-20 w-4/5" />
        <Skeleton className="h-14 w-1/2" />
        <Skeleton className="h-20 w-3/4" />
        <Skeleton className="h-13" />
        <Skeleton className="h-28 rounded-card!" />
        <Skeleton className="h-40" />
      </div>
    </div>
  )
}
