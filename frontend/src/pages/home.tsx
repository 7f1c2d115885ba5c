import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ShieldCheck, Truck, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { readCategories } from '@/features/catalogue/api/read-categories'
import { readProducts } from '@/features/catalogue/api/read-products'
import { ProductGrid } from '@/features/catalogue/components/product-grid'
import { textIn } from '@/locale/locale'
import { LinkButton } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'
import { Picture } from '@/ui/picture'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

const NEWEST = readProducts({ sort: 'newest', limit: 16 })

export function Component(): ReactNode {
  return (
    <div className="grid gap-12 md:gap-16">
      <Hero />
      <Promises />
      <AllDepartments />
      <JustIn />
    </div>
  )
}

function Hero(): ReactNode {
  const { t } = useLingui()
  const { data } = useQuery(NEWEST)
  const shown = data?.items.filter(({ image }) => image).slice(0, 6)
  return (
    <section className="grid overflow-hidden rounded-panel bg-hero text-on-hero lg:grid-cols-2">
      <div className="grid content-center justify-items-start gap-5 p-6 md:p-12">
        <PageTitle
          title={t`Good things, fairly priced`}
          description={t`Three hundred picks for home, table and trail.`}
          heading={<Trans>Good things, fairly priced.</Trans>}
          className="text-display!"
        />
        <p className="max-w-prose text-lg">
          <Trans>Three hundred picks for home, table and trail.</Trans>
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton to="/search" kind="accent">
            <Trans>Shop everything</Trans>
          </LinkButton>
          <LinkButton to="/search?on_sale=true" kind="on-hero">
            <Trans>See the sale</Trans>
          </LinkButton>
        </div>
      </div>
      <ul className="grid grid-cols-3 gap-2 p-2">
        {Array.from({ length: 6 }, (_, index) => {
          const card = shown?.[index]
          return (
            <li key={index}>
              {card ? (
                <Link to={`/p/${card.slug}`} aria-label={card.title} lang={card.lang}>
                  <Picture picture={card.image} sizes="(width >= 64rem) 13rem, 30vw" first decorative />
                </Link>
              ) : (
                <Skeleton className="aspect-square rounded-card! opacity-20" />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Promises(): ReactNode {
  const { t } = useLingui()
  const look = 'flex items-center gap-3 rounded-card bg-sunken px-4 py-3'
  return (
    <ul aria-label={t`What we promise`} className="grid gap-2 md:grid-cols-3">
      <li className={look}>
        <Truck aria-hidden className="mirror size-5 text-primary" />
        <Trans>Delivered to your door</Trans>
      </li>
      <li className={look}>
        <Undo2 aria-hidden className="mirror size-5 text-primary" />
        <Trans>Thirty days to change your mind</Trans>
      </li>
      <li className={look}>
        <ShieldCheck aria-hidden className="size-5 text-primary" />
        <Trans>Pay safely; we never see your card</Trans>
      </li>
    </ul>
  )
}

function AllDepartments(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readCategories())
  const departments = data?.filter(({ parent_id }) => parent_id === null)
  return (
    <section aria-labelledby="departments-title" className="grid gap-4">
      <h2 id="departments-title">
        <Trans>Departments</Trans>
      </h2>
      {error && (
        <Failed title={<Trans>The departments could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
        {departments?.map(({ id, slug, name, lang }) => (
          <li key={id}>
            <Link
              to={`/c/${slug}`}
              {...textIn(lang)}
              className="flex min-h-14 items-center rounded-card border border-line bg-surface px-4 hover:border-control hover:shadow-lift"
            >
              {name}
            </Link>
          </li>
        )) ?? Array.from({ length: 12 }, (_, index) => <li key={index}><Skeleton className="h-14 rounded-card!" /></li>)}
      </ul>
    </section>
  )
}

function JustIn(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(NEWEST)
  return (
    <section aria-labelledby="just-in" className="grid gap-4">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="just-in">
          <Trans>Just in</Trans>
        </h2>
        <Link to="/search?sort=newest" className="link">
          <Trans>All new things</Trans>
        </Link>
      </div>
      {error ? (
        <Failed title={<Trans>The newest things could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <ProductGrid cards={data?.items.slice(6, 14)} expected={8} />
      )}
    </section>
  )
}
