import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { count } from '@/locale/numbers'

import { Button } from './button'

interface PagerProps {
  seen: number
  /** Of how many, where that is known. */
  total: number | undefined
  more: boolean
  busy: boolean
  onMore: () => void
}

/** How much of a list has been shown, and the way to more of it. */
export function Pager({ seen, total, more, busy, onMore }: PagerProps): ReactNode {
  const shown = count(seen)
  const all = total === undefined ? undefined : count(total)
  return (
    <div className="grid justify-items-center gap-3 py-10">
      {all !== undefined && (
        <p className="text-muted">
          <Trans>
            You have seen {shown} of {all}
          </Trans>
        </p>
      )}
      {total !== undefined && <Share of={total === 0 ? 1 : seen / total} />}
      {more && (
        <Button kind="outline" onClick={onMore} busy={busy} className="min-w-44">
          <Trans>Show more</Trans>
        </Button>
      )}
    </div>
  )
}

function Share({ of }: { of: number }): ReactNode {
  return (
    <span aria-hidden className="block h-1 w-44 overflow-hidden rounded-chip bg-line">
      <span className="block h-full rounded-chip bg-primary" style={{ width: `${Math.min(of, 1) * 100}%` }} />
    </span>
  )
}
