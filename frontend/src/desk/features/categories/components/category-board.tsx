import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Plus } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'

import { useKeys } from '@/desk/keys/keys'
import { may } from '@/desk/session/may'
import { Button, LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import { at } from '../address'
import { type Category, readCategories } from '../api/read-categories'
import { NEW } from '../drafts'
import { CategoryForm } from './category-form'
import { CategoryTree } from './category-tree'

/** The tree, and beside it the one that is chosen. On narrow screens one of the two shows. */
export function CategoryBoard(): ReactNode {
  const { t } = useLingui()
  const { data, error, refetch, isFetching } = useQuery(readCategories())
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const chosen = search.get('category')
  const [first] = useState(chosen)
  const writes = may('products.write')
  useKeys(writes ? [{ key: 'n', name: t`New category`, run: () => void navigate(at(NEW)) }] : [])
  if (!data) {
    return error
      ? <Failed title={<Trans>The categories could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      : <Skeleton className="h-96 rounded-card!" />
  }
  if (data.length === 0 && chosen !== NEW) {
    return (
      <Empty title={<Trans>No categories yet</Trans>} action={writes && <LinkButton to={at(NEW)}><Trans>New category</Trans></LinkButton>}>
        <Trans>Shoppers browse by them, and each product can be in several.</Trans>
      </Empty>
    )
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      {error && (
        <Notice kind="warn" title={<Trans>The categories could not be read anew</Trans>}>
          <p><Trans>They are shown as they were read before.</Trans></p>
          <Button kind="outline" busy={isFetching} onClick={() => void refetch()} className="justify-self-start"><Trans>Try again</Trans></Button>
        </Notice>
      )}
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] 2xl:grid-cols-[minmax(0,4fr)_minmax(0,5fr)]">
        <div className={chosen === null ? '' : 'max-lg:hidden'}><CategoryTree categories={data} chosen={chosen} /></div>
        <div className={`lg:sticky lg:top-6 ${chosen === null ? 'max-lg:hidden' : ''}`}>
          {chosen !== null && (
            <Link to="/admin/categories" className="mb-2 inline-flex min-h-11 items-center gap-2 text-md text-muted hover:text-ink hover:underline lg:hidden">
              <ArrowLeft aria-hidden className="mirror size-5" />
              <Trans>All categories</Trans>
            </Link>
          )}
          <Reached key={chosen} on={chosen !== null && chosen !== first}><Chosen chosen={chosen} below={search.get('below') ?? ''} categories={data} /></Reached>
        </div>
      </div>
    </div>
  )
}

/** Whoever chose one is there, by keyboard too; on narrow screens at its beginning, for the tree has gone. */
function Reached({ on, children }: { on: boolean; children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!on) return
    box.current?.focus({ preventScroll: true })
    if (window.matchMedia('(width < 64rem)').matches) window.scrollTo(0, 0)
  }, [on])
  return <div ref={box} tabIndex={-1}>{children}</div>
}

function Chosen({ chosen, below, categories }: { chosen: string | null; below: string; categories: readonly Category[] }): ReactNode {
  if (chosen === null) {
    return <p className="rounded-card border border-dashed border-control p-5 text-muted"><Trans>Choose a category to see its names in every language.</Trans></p>
  }
  const category = categories.find(({ id }) => id === chosen) ?? null
  if (!category && chosen !== NEW) {
    return <Empty title={<Trans>This category is not there any more</Trans>} action={<LinkButton to="/admin/categories"><Trans>See all categories</Trans></LinkButton>} />
  }
  return <CategoryForm key={chosen} id={chosen} category={category} below={below} categories={categories} />
}

/** The way to a new one, for the screen's head. */
export function NewCategory(): ReactNode {
  return may('products.write') && <LinkButton to={at(NEW)}><Plus aria-hidden className="size-5" /><Trans>New category</Trans></LinkButton>
}
