import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'

import { type Category, readCategories } from '@/features/catalogue/api/read-categories'
import { ProductList } from '@/features/catalogue/components/product-list'
import { writeListing } from '@/features/catalogue/listing'
import { childrenOf, findCategory } from '@/features/catalogue/tree'
import { useListing } from '@/features/catalogue/use-listing'
import { useSearch } from '@/features/catalogue/use-search'
import { Breadcrumb } from '@/ui/breadcrumb'
import { PageTitle } from '@/ui/page-title'

/** What was searched for, or everything there is. */
export function Component(): ReactNode {
  const { t } = useLingui()
  const [listing, change] = useListing()
  const { data } = useQuery(readCategories())
  const unknown = listing.category !== undefined && data !== undefined && !findCategory(data, listing.category)
  useEffect(() => {
    if (unknown) change({ ...listing, category: undefined }, { replace: true })
  }, [unknown, change, listing])
  const q = useSearch(listing, change)
  const sale = listing.onSale && !q
  const title = q ? t`Results for “${q}”` : sale ? t`On sale` : t`Everything`
  const categories = data && childrenOf(data, listing.category ? findCategory(data, listing.category) : undefined)
  // A search, or the sale, stays what it is in a part of the shop; everything in a part is that part's own page.
  const to = ({ slug }: Category): string => (q || sale ? `/search?${writeListing({ ...listing, category: slug, page: 1 })}` : `/c/${slug}`)
  return (
    <>
      <Breadcrumb way={[{ to: '/', name: <Trans>Home</Trans> }]} here={q ? <Trans>Search</Trans> : title} />
      <ProductList parts={{ categories, to }}>
        <PageTitle title={title} noindex={q !== ''} />
      </ProductList>
    </>
  )
}
