import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'

import { count } from '@/locale/numbers'
import { Button } from '@/ui/button'

import type { ListAddress } from './list-address'

/** So many pages of lists are kept for the way back beside the one that is shown: whoever reads all day is not to fill the browser. */
const KEPT = 5

/** Lets go of pages that were left long ago; a query whose key says `list` after its noun is one. */
function useFewPages(page: number): void {
  const cache = useQueryClient().getQueryCache()
  useEffect(() => {
    // A page without data is the one that is just being opened: nobody has subscribed to it yet.
    const left = cache.findAll({ type: 'inactive', predicate: ({ queryKey, state }) => queryKey[1] === 'list' && state.data !== undefined })
    for (const query of left.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt).slice(KEPT)) cache.remove(query)
  }, [cache, page])
}

/** To the page after, and back to the one that led here. A list of one page needs neither. */
export function Pages({ address, next }: { address: ListAddress; next: string | undefined }): ReactNode {
  const { t } = useLingui()
  const { page } = address
  const shown = count(page)
  useFewPages(page)
  if (page === 1 && next === undefined) return null
  return (
    <nav aria-label={t`Pages`} className="flex items-center justify-between gap-3">
      <Button kind="outline" size="sm" disabled={page === 1} onClick={address.previous}>
        <ChevronLeft aria-hidden className="mirror size-5" />
        <Trans>Previous</Trans>
      </Button>
      <span className="text-md text-muted"><Trans>Page {shown}</Trans></span>
      <Button kind="outline" size="sm" disabled={next === undefined} onClick={() => { if (next !== undefined) address.next(next) }}>
        <Trans>Next</Trans>
        <ChevronRight aria-hidden className="mirror size-5" />
      </Button>
    </nav>
  )
}
