import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { AskAgain } from '@/features/analytics-events/components/ask-again'
import { Languages } from '@/ui/languages'

const LINK = 'inline-flex min-h-11 items-center text-muted hover:text-ink hover:underline'

/** What every page ends with: what the law wants to be found, and the languages. */
export function Footer(): ReactNode {
  const { t } = useLingui()
  return (
    <footer className="border-t border-line bg-sunken">
      <div className="page flex flex-wrap items-center justify-between gap-x-8 gap-y-2 py-6">
        <nav aria-label={t`About the shop`} className="flex flex-wrap gap-x-6">
          <Link to="/returns" className={LINK}>
            <Trans>Returns</Trans>
          </Link>
          <Link to="/terms" className={LINK}>
            <Trans>Terms</Trans>
          </Link>
          <Link to="/privacy" className={LINK}>
            <Trans>Privacy</Trans>
          </Link>
          <Link to="/imprint" className={LINK}>
            <Trans>Imprint</Trans>
          </Link>
          <AskAgain className={LINK} />
        </nav>
        <Languages className="flex flex-wrap gap-x-6" link={LINK} />
      </div>
    </footer>
  )
}
