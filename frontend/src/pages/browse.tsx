import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { type Category, readCategories } from '@/features/catalogue/api/read-categories'
import { ProductList } from '@/features/catalogue/components/product-list'
import { childrenOf, findCategory, lastPart, wayTo } from '@/features/catalogue/tree'
import { textIn } from '@/locale/locale'
import { Breadcrumb } from '@/ui/breadcrumb'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { Component as NotFound } from './not-found'

/** A category with all that is below it. */
export function Component(): ReactNode {
  const { t } = useLingui()
  const reference = lastPart(useParams()['*'])
  const { data, error, refetch, isFetching } = useQuery(readCategories())
  if (error && !data) {
    return (
      <>
        <PageTitle title={t`Products`} hidden noindex />
        <Failed title={<Trans>This part of the shop could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      </>
    )
  }
  const category = data && findCategory(data, reference)
  if (data && !category) return <NotFound />
  return (
    <>
      {data && category ? <Way all={data} to={category} /> : <Skeleton className="h-6 w-48" />}
      <ProductList
        key={reference}
        category={reference}
        parts={{ categories: data && category && childrenOf(data, category), to: ({ slug }) => `/c/${slug}` }}
      >
        {category ? <Heading category={category} /> : <Skeleton className="h-11 w-64" />}
      </ProductList>
    </>
  )
}

function Heading({ category: { name, lang } }: { category: Category }): ReactNode {
  return <PageTitle title={name} heading={<span {...textIn(lang)}>{name}</span>} />
}

function Way({ all, to }: { all: readonly Category[]; to: Category }): ReactNode {
  const above = wayTo(all, to).slice(0, -1)
  return (
    <Breadcrumb
      way={[
        { to: '/', name: <Trans>Home</Trans> },
        ...above.map(({ slug, name, lang }) => ({ to: `/c/${slug}`, name, lang })),
      ]}
      here={<span {...textIn(to.lang)}>{to.name}</span>}
    />
  )
}
