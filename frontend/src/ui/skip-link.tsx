import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

/** By keyboard past what every page begins with. */
export function SkipLink(): ReactNode {
  return (
    <a
      href="#main"
      className="sr-only rounded-control bg-primary px-4 py-3 font-semibold text-on-primary focus:not-sr-only focus:fixed! focus:start-4 focus:top-2 focus:z-50"
    >
      <Trans>Skip to the content</Trans>
    </a>
  )
}
