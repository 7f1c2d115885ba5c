import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { ApiProblem } from '@/api/problem'
import { MoneySummary } from '@/ui/money-summary'
import { Button } from '@/ui/button'
import { Refused } from '@/ui/refused'
import { Skeleton } from '@/ui/skeleton'

import type { Preview } from '../api/preview-refund'
import { REFUND_WORDS } from '../api/refund-order'

interface RefundSumProps {
  preview: Preview | undefined
  problem: ApiProblem | null
  /** Whether anything is chosen. */
  wished: boolean
  /** Whether the sum is of what is chosen now. */
  ready: boolean
  onRetry: () => void
}

/** What goes back and what is left afterwards, as the service reckons it. */
export function RefundSum({ preview, problem, wished, ready, onRetry }: RefundSumProps): ReactNode {
  if (!wished) return <p className="text-md text-muted"><Trans>Choose what goes back; what it is worth appears here.</Trans></p>
  if (problem && ready) {
    return (
      <Refused problem={problem} words={REFUND_WORDS}>
        <Button kind="outline" size="sm" onClick={onRetry} className="justify-self-start"><Trans>Reckon again</Trans></Button>
      </Refused>
    )
  }
  if (!preview) return <Skeleton className="h-28" />
  const pieces = preview.lines.reduce((sum, { restock }) => sum + restock, 0)
  return (
    <div aria-busy={!ready} className={`rounded-card bg-sunken p-4 ${ready ? '' : 'opacity-60'}`}>
      <MoneySummary
        rows={[
          ...(preview.lines.length > 0 && preview.shipping.amount > 0 ? [{ name: <Trans>Delivery</Trans>, amount: preview.shipping, within: true }] : []),
          { name: <Trans>Net</Trans>, amount: preview.net, within: true },
          { name: <Trans>VAT</Trans>, amount: preview.tax, within: true },
          { name: <Trans>Goes back</Trans>, amount: preview.total, total: true },
          { name: <Trans>Left of the order afterwards</Trans>, amount: preview.left },
        ]}
      />
      {pieces > 0 && <p className="mt-2 text-sm text-muted"><Plural value={pieces} one="# piece is on sale again once the money has gone." other="# pieces are on sale again once the money has gone." /></p>}
    </div>
  )
}
