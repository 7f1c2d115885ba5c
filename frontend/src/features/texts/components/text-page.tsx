import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { textIn } from '@/locale/locale'
import { LinkButton } from '@/ui/button'
import { PageTitle } from '@/ui/page-title'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import { readText, type TextName } from '../api/read-text'
import { Markdown } from './markdown'

/** A page whose text is the installation's own. */
export function TextPage({ name, title }: { name: TextName; title: string }): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readText(name))
  return (
    <div className="mx-auto grid w-full max-w-prose gap-6">
      <PageTitle title={title} />
      {data ? (
        <div {...textIn(data.lang)}>
          <Markdown text={data.markdown} />
        </div>
      ) : error ? (
        <Failed title={<Trans>This text could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
      ) : data === null ? (
        <Empty title={<Trans>This text is not written yet</Trans>} action={<LinkButton to="/"><Trans>Go to the start page</Trans></LinkButton>} />
      ) : (
        <div className="grid gap-4">
          <Skeleton className="h-6 w-3/4" />
          <Skeleton className="h-40" />
          <Skeleton className="h-40" />
        </div>
      )}
    </div>
  )
}
