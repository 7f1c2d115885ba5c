import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ShoppingBag } from 'lucide-react'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'

import { readPreview } from '@/features/catalogue/api/read-preview'
import { ProductView, ProductViewSkeleton } from '@/features/catalogue/components/product-view'
import { SignedIn } from '@/features/session/components/signed-in'
import { Button, LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { PageTitle } from '@/ui/page-title'
import { Empty, Failed } from '@/ui/states'

/** A product as shoppers will see it, drafts too, for the staff. It is a page of its own, so that shoppers carry nothing of it. */
export function Component(): ReactNode {
  return <SignedIn><Preview /></SignedIn>
}

function Preview(): ReactNode {
  const { t } = useLingui()
  const { reference = '' } = useParams()
  const { data, error, refetch, isFetching } = useQuery(readPreview(reference))
  if (error && !data) {
    return (
      <>
        <PageTitle title={t`Preview`} hidden noindex />
        {error.status === 403 ? (
          <Empty title={<Trans>Only the staff may look ahead</Trans>} action={<LinkButton to="/"><Trans>Go to the shop</Trans></LinkButton>} />
        ) : error.status === 404 ? (
          <Empty title={<Trans>There is no such product</Trans>} action={<LinkButton to="/"><Trans>Go to the shop</Trans></LinkButton>} />
        ) : (
          <Failed title={<Trans>This product could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
        )}
      </>
    )
  }
  if (!data) return <ProductViewSkeleton />
  return (
    <>
      <meta name="robots" content="noindex" />
      <Notice><Trans>Preview: what is saved, as shoppers will see it. Nothing can be bought here.</Trans></Notice>
      <ProductView
        key={data.id}
        product={data}
        buy={() => <Button size="lg" disabled><ShoppingBag aria-hidden className="size-5" /><Trans>Add to cart</Trans></Button>}
        promises={null}
      />
    </>
  )
}
