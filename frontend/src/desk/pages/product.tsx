import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams, useSearchParams } from 'react-router'

import { usePerson } from '@/api/person'
import { readShop, type Shop } from '@/api/shop'
import { readProduct } from '@/desk/features/product-editor/api/product'
import { ProductEditor } from '@/desk/features/product-editor/components/product-editor'
import { copyOf, formOf } from '@/desk/features/product-editor/form'
import { BackTo } from '@/desk/ui/back'
import { One, Screen } from '@/desk/ui/screen'
import { LOCALES } from '@/locale/locale'

/** The editor of a product that is there, of a new one, or of one that begins as another (`?copy=`). */
export function Component(): ReactNode {
  const { productId } = useParams()
  const [search] = useSearchParams()
  const copied = search.get('copy')
  return (
    <WithShop>
      {(shop) => productId !== undefined ? <Known key={productId} id={productId} shop={shop} /> : copied !== null ? <Copy key={copied} id={copied} shop={shop} /> : <New key="new" shop={shop} />}
    </WithShop>
  )
}

const Above = (): ReactNode => <BackTo list="/admin/products"><Trans>Products</Trans></BackTo>
const MISSING = { title: <Trans>There is no such product</Trans>, to: '/admin/products', action: <Trans>See all products</Trans> }

/** Nothing can be typed before it is known in which money and languages. */
function WithShop({ children }: { children: (shop: Shop) => ReactNode }): ReactNode {
  const { t } = useLingui()
  return <One query={useQuery(readShop())} title={t`Product`} above={<Above />} missing={MISSING}>{children}</One>
}

function useEditorOf(shop: Shop) {
  const person = usePerson()
  // The languages of the shop window; mails may know more.
  return { person: person?.id ?? '', currency: shop.currency, locales: LOCALES }
}

function New({ shop }: { shop: Shop }): ReactNode {
  const { t } = useLingui()
  return <Screen title={t`New product`}><ProductEditor place="new" {...useEditorOf(shop)} /></Screen>
}

function Known({ id, shop }: { id: string; shop: Shop }): ReactNode {
  const { t } = useLingui()
  const of = useEditorOf(shop)
  return (
    <One query={useQuery(readProduct(id))} title={t`Product`} above={null} missing={MISSING}>
      {(product) => <Screen title={product.translations.en?.title ?? product.title}><ProductEditor product={product} place={product.id} {...of} /></Screen>}
    </One>
  )
}

function Copy({ id, shop }: { id: string; shop: Shop }): ReactNode {
  const { t } = useLingui()
  const of = useEditorOf(shop)
  return (
    <One query={useQuery(readProduct(id))} title={t`New product`} above={null} missing={MISSING}>
      {(product) => <Screen title={t`New product`}><ProductEditor begin={copyOf(formOf(product))} place={`copy-${id}`} {...of} /></Screen>}
    </One>
  )
}
