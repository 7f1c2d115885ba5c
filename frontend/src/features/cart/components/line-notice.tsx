import { Plural, Trans } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

import { Amount } from '@/ui/price'

import type { CartLine } from '../api/read-cart'

interface LineNoticeProps {
  line: CartLine
  /** Have so many pieces instead. */
  onTake: (quantity: number) => void
}

/** What has changed about a line since it was put in, and what to do about it. */
export function LineNotice({ line, onTake }: LineNoticeProps): ReactNode {
  const { problem, price_changed, price_when_added: before, max_quantity: most } = line
  return (
    <>
      {price_changed && (
        <p className="text-md text-warn">
          <Trans>
            It was <Amount of={before} /> when you added it.
          </Trans>
        </p>
      )}
      {problem && (
        <div className="flex items-start gap-2 text-md text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          <div>
            <p className="font-semibold">
              <ProblemWords line={line} />
            </p>
            {(problem === 'insufficient_stock' || problem === 'over_line_limit') && most !== null && most > 0 && (
              <button type="button" onClick={() => { onTake(most) }} className="link min-h-11">
                <Plural value={most} one="Take # piece" other="Take # pieces" />
              </button>
            )}
          </div>
        </div>
      )}
    </>
  )
}

function ProblemWords({ line: { problem, max_quantity: most } }: { line: CartLine }): ReactNode {
  if (problem === 'unavailable') return <Trans>This is not for sale any more. Take it out to go on.</Trans>
  if (problem === 'insufficient_stock' && most !== null && most > 0) {
    return <Plural value={most} one="Only # piece is left." other="Only # pieces are left." />
  }
  if (problem === 'over_line_limit' && most !== null) {
    return <Plural value={most} one="One order can hold # piece of it." other="One order can hold # pieces of it." />
  }
  return <Trans>This is sold out. Take it out to go on.</Trans>
}
