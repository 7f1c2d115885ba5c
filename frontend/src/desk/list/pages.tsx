import { Trans, useLingui } from '@lingui/react/macro'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

import { count } from '@/locale/numbers'
import { Button } from '@/ui/button'

import type { ListAddress } from './list-address'

/** To the page after, and back to the one that led here. A list of one page needs neither. */
export function Pages({ address, next }: { address: ListAddress; next: string | undefined }): ReactNode {
  const { t } = useLingui()
  const { page } = address
  const shown = count(page)
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
