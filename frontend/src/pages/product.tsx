import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Truck, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'

import { happened } from '@/api/happened'
import { AddToCart } from '@/features/cart/components/add-to-cart'
import { DeliveryPromise } from '@/features/cart/components/delivery-promise'
import { useDelivery } from '@/features/cart/api/use-delivery'
import { readCategories } from '@/features/catalogue/api/read-categories'
import { type Product, readProduct } from '@/features/catalogue/api/read-product'
import { ProductView, ProductViewSkeleton } from '@/features/catalogue/components/product-view'
import { SimilarBelow } from '@/features/catalogue/components/similar-below'
import { productData } from '@/features/catalogue/product-data'
import { see } from '@/features/catalogue/seen'
import { findCategory, wayTo } from '@/features/catalogue/tree'
import { PricesBelow } from '@/features/prices/components/prices-below'
import { TellMe } from '@/features/prices/components/tell-me'
import type { Money } from '@/locale/money'
import { Breadcrumb } from '@/ui/breadcrumb'
import { useJsonLd } from '@/ui/json-ld'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { Nothing } from './not-found'

/** A product by its slug; an id or a former slug is led to the present one. */
export function Component(): ReactNode {
  const { t } = useLingui()
  const { reference = '' } = useParams()
  const { data, error, refetch, isFetching } = useQuery(readProduct(reference))
  usePresentSlug(reference, data)
  const deliveryOf = useDeliveryOf()
  if (error?.status === 404) {
    return (
      <Nothing title={t`This product is not here any more`}>
        <Trans>It may be sold for good. Search for something like it, or have a look around.</Trans>
      </Nothing>
    )
  }
  if (error && !data) {
    return (
      <>
        <PageTitle title={t`Product`} hidden noindex />
        <Failed title={<Trans>This product could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      </>
    )
  }
  return (
    <>
      <Way product={data} />
      {data ? (
        <>
          <Noted product={data} />
          <ProductView
            key={data.id}
            product={data}
            buy={(wanted) => <AddToCart {...wanted} />}
            tell={(variant) => <TellMe productId={data.id} variant={variant} />}
            promises={<Promises />}
            below={(variant) => <PricesBelow productId={data.id} variant={variant} delivery={deliveryOf(variant.price)} />}
          />
          <SimilarBelow key={`like-${data.id}`} id={data.id} />
        </>
      ) : (
        <ProductViewSkeleton />
      )}
    </>
  )
}

/** Remembers and tells that it was looked at, and says to search engines what it is. */
function Noted({ product }: { product: Product }): ReactNode {
  useJsonLd(productData(product))
  useEffect(() => {
    see(product.id)
    happened({ type: 'product_view', product_id: product.id })
  }, [product.id])
  return null
}

/** One address for each product: what was read by another reference is kept for it. */
function usePresentSlug(reference: string, product: Product | undefined): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { search, hash } = useLocation()
  useEffect(() => {
    if (!product || product.slug === reference) return
    client.setQueryData(readProduct(product.slug).queryKey, product)
    void navigate(`/p/${product.slug}${search}${hash}`, { replace: true, preventScrollReset: true })
  }, [client, navigate, reference, product, search, hash])
}

/** The way from the department down to the product's category; the product itself stands right below. */
function Way({ product }: { product: Product | undefined }): ReactNode {
  const { data } = useQuery(readCategories())
  if (!data || !product) return <Skeleton className="h-6 w-64 max-w-full" />
  const category = product.category_ids.flatMap((id) => findCategory(data, id) ?? [])[0]
  return (
    <Breadcrumb
      way={[
        { to: '/', name: <Trans>Home</Trans> },
        ...(category ? wayTo(data, category).map(({ slug, name, lang }) => ({ to: `/c/${slug}`, name, lang })) : []),
      ]}
    />
  )
}

/** What the shop's delivery of one piece costs; undefined where nobody can say. */
function useDeliveryOf(): (price: Money) => Money | undefined {
  const delivery = useDelivery()
  return (price) => {
    const free = delivery?.freeFrom != null && price.amount >= delivery.freeFrom.amount
    return delivery && (free ? { ...price, amount: 0 } : delivery.method.price)
  }
}

function Promises(): ReactNode {
  return (
    <ul className="grid gap-3 rounded-card bg-sunken p-4">
      <li className="flex min-h-12 items-center gap-3">
        <Truck aria-hidden className="mirror size-5 shrink-0 text-primary" />
        <DeliveryPromise otherwise={<Trans>Delivery is added at the checkout</Trans>} />
      </li>
      <li className="flex items-center gap-3">
        <Undo2 aria-hidden className="mirror size-5 shrink-0 text-primary" />
        <Link to="/returns" className="hover:underline">
          <Trans>Send it back within thirty days</Trans>
        </Link>
      </li>
    </ul>
  )
}
