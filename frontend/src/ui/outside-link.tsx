import { Trans } from '@lingui/react/macro'
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'

/** Leads out of the shop, to a page of somebody else that is paid for or may be; it opens beside the shop. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }): ReactNode {
  return (
    <a href={href} target="_blank" rel="sponsored noopener" className="link inline-flex min-h-11 items-center gap-1.5">
      <span>{children}</span>
      <ExternalLink aria-hidden className="mirror size-4" />
      <span className="sr-only">
        <Trans>(another shop, in a new tab)</Trans>
      </span>
    </a>
  )
}
