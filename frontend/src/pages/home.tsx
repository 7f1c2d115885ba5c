import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ShieldCheck, Truck, Undo2 } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link } from 'react-router'

import { DeliveryPromise } from '@/features/cart/components/delivery-promise'
import { filterOf, readList } from '@/features/catalogue/api/read-list'
import { type Card, readProducts } from '@/features/catalogue/api/read-products'
import { DepartmentTiles } from '@/features/catalogue/components/department-tiles'
import { Popular } from '@/features/catalogue/components/popular'
import { ProductGrid } from '@/features/catalogue/components/product-grid'
import { RecentlySeen } from '@/features/catalogue/components/recently-seen'
import { parseListing } from '@/features/catalogue/listing'
import { LinkButton } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'
import { Picture } from '@/ui/picture'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'
import { useNear } from '@/ui/use-near'

const NEWEST = readProducts({ sort: 'newest', in_stock: true, limit: 16 })
const REDUCED = readList(filterOf(parseListing(new URLSearchParams({ on_sale: 'true' }))))

/** The newest things with a picture stand in the hero; the next ones below. */
const inTheHero = (cards: readonly Card[]): Card[] => cards.filter(({ image }) => image).slice(0, 6)
const besideTheHero = (cards: readonly Card[]): Card[] => {
  const shown = new Set(inTheHero(cards).map(({ id }) => id))
  return cards.filter(({ id }) => !shown.has(id))
}

export function Component(): ReactNode {
  return (
    <div className="grid gap-12 md:gap-14">
      <div className="grid gap-4">
        <Hero />
        <Promises />
      </div>
      <AllDepartments />
      <JustIn />
      <OnSale />
      <Popular />
      <RecentlySeen />
    </div>
  )
}

function Hero(): ReactNode {
  const { t } = useLingui()
  const { data } = useQuery(NEWEST)
  const shown = data && inTheHero(data.items)
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
  const look = 'flex min-h-18 items-center gap-3 rounded-card bg-sunken px-4 py-3'
  return (
    <ul aria-label={t`What we promise`} className="grid gap-2 md:grid-cols-3">
      <li className={look}>
        <Truck aria-hidden className="mirror size-5 shrink-0 text-primary" />
        <DeliveryPromise otherwise={<Trans>Delivered to your door</Trans>} />
      </li>
      <li className={look}>
        <Undo2 aria-hidden className="mirror size-5 shrink-0 text-primary" />
        <Trans>Thirty days to change your mind</Trans>
      </li>
      <li className={look}>
        <ShieldCheck aria-hidden className="size-5 shrink-0 text-primary" />
        <Trans>Pay safely; we never see your card</Trans>
      </li>
    </ul>
  )
}

function AllDepartments(): ReactNode {
  return (
    <section aria-labelledby="departments-title" className="grid gap-5">
      <h2 id="departments-title">
        <Trans>Departments</Trans>
      </h2>
      <DepartmentTiles />
    </section>
  )
}

function JustIn(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(NEWEST)
  return (
    <Row id="just-in" title={<Trans>Just in</Trans>} to="/search" all={<Trans>All new things</Trans>}>
      {error && !data ? (
        <Failed title={<Trans>The newest things could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : (
        <ProductGrid cards={data && besideTheHero(data.items).slice(0, 8)} expected={8} />
      )}
    </Row>
  )
}

/** What costs less than before; nothing where nothing does, or nobody can say. */
function OnSale(): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const near = useNear(place)
  const { data, isError } = useInfiniteQuery({ ...REDUCED, enabled: near })
  const first = data?.pages[0]
  if (isError || (first && !first.counts?.on_sale)) return null
  return (
    <div ref={place}>
      <Row id="on-sale" title={<Trans>On sale</Trans>} to="/search?on_sale=true" all={<Trans>The whole sale</Trans>}>
        <ProductGrid cards={first?.items.slice(0, 4)} expected={4} />
      </Row>
    </div>
  )
}

interface RowProps {
  id: string
  title: ReactNode
  to: string
  /** The way to all of it. */
  all: ReactNode
  children: ReactNode
}

function Row({ id, title, to, all, children }: RowProps): ReactNode {
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id}>{title}</h2>
        <Link to={to} className="link inline-flex min-h-11 items-center">
          {all}
        </Link>
      </div>
      {children}
    </section>
  )
}
