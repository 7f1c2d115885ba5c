import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { Button } from '@/ui/button'

import { say, useUnasked } from '../consent'

export const QUESTION = 'may-we'

/** Asks once. It stands in the page from the first paint, above what it is about: it covers nothing and moves nothing. */
export function ConsentBanner(): ReactNode {
  if (!useUnasked()) return null
  // Two answers that are equally easy to give.
  const answer = { kind: 'outline', size: 'sm', className: 'flex-1' } as const
  return (
    <aside aria-labelledby={QUESTION} className="border-b border-line bg-surface">
      <div className="page flex flex-wrap items-center gap-x-6 gap-y-2 py-2">
        <p className="flex-1 basis-72 text-md">
          <strong id={QUESTION} tabIndex={-1}>
            <Trans>May we remember this browser?</Trans>
          </strong>{' '}
          <Trans>
            It helps us see how the shop is used. No advertising; nothing is passed on.{' '}
            <Link to="/privacy" className="link">
              Privacy
            </Link>
          </Trans>
        </p>
        <div className="flex gap-2 whitespace-nowrap max-sm:w-full">
          <Button {...answer} onClick={() => { say('yes') }}>
            <Trans>Yes, you may</Trans>
          </Button>
          <Button {...answer} onClick={() => { say('no') }}>
            <Trans>No, thank you</Trans>
          </Button>
        </div>
      </div>
    </aside>
  )
}
