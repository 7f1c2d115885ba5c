import { Trans } from '@lingui/react/macro'
import { LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'

import { Frame } from './frame'
import { Wordmark } from './header'

/** What the checkout stands in: nothing that leads away from it but the way home. */
export function QuietShell(): ReactNode {
  return (
    <Frame
      header={
        <header className="border-b border-line">
          <div className="page flex h-16 items-center justify-between">
            <Wordmark />
            <p className="flex items-center gap-2 text-sm text-muted">
              <LockKeyhole aria-hidden className="size-4" />
              <Trans>Secure checkout</Trans>
            </p>
          </div>
        </header>
      }
    />
  )
}
