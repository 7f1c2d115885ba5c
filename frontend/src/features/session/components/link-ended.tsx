import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { LinkButton } from '@/ui/button'
import { Notice } from '@/ui/notice'

interface LinkEndedProps {
  /** What the link was for. */
  page: 'reset' | 'verify'
  /** There is no link at all. */
  none?: boolean
}

/** The link of a mail is of no use any more, or there is none; a new one comes by the way of a forgotten password. */
export function LinkEnded({ page, none = false }: LinkEndedProps): ReactNode {
  return (
    <>
      <Notice
        kind="warn"
        title={
          <span role="status">
            {none ? <Trans>Open this page by the link in our mail</Trans> : <Trans>This link has ended, or it was used already</Trans>}
          </span>
        }
      >
        <p>
          {page === 'reset' ? (
            <Trans>Ask for a new one: it comes within a minute, and works for one hour.</Trans>
          ) : (
            <Trans>Is your e-mail confirmed already? Then there is nothing to do. If not, a new password by mail confirms it too.</Trans>
          )}
        </p>
      </Notice>
      <LinkButton to="/forgot" size="lg">
        {page === 'reset' ? <Trans>Ask for a new link</Trans> : <Trans>Send me a link</Trans>}
      </LinkButton>
    </>
  )
}
