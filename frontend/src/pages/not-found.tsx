import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { readCategories } from '@/features/catalogue/api/read-categories'
import { SearchBox } from '@/features/search/components/search-box'
import { LinkButton } from '@/ui/button'
import { Mark } from '@/ui/mark'
import { PageTitle } from '@/ui/page-title'

/** Nothing is at this address. */
export function Component(): ReactNode {
  const { t } = useLingui()
  return (
    <Nothing title={t`There is nothing at this address`}>
      <Trans>It may have moved, or be sold for good. Search for it, or have a look around.</Trans>
    </Nothing>
  )
}

/** What was asked for is not here: the ways on are to search, or to begin anew. */
export function Nothing({ title, children }: { title: string; children: ReactNode }): ReactNode {
  const { t } = useLingui()
  const sections = useQuery(readCategories()).data
  return (
    <div className="mx-auto grid max-w-form justify-items-center gap-5 py-12 text-center">
      <Mark className="size-16 opacity-60" />
      <PageTitle title={title} noindex />
      <p className="text-muted">{children}</p>
      <div className="w-full text-start">
        <SearchBox sections={sections} label={t`Search for something else`} />
      </div>
      <div className="flex flex-wrap justify-center gap-3">
        <LinkButton to="/">
          <Trans>Go home</Trans>
        </LinkButton>
        <LinkButton to="/search" kind="outline">
          <Trans>See everything</Trans>
        </LinkButton>
      </div>
    </div>
  )
}
