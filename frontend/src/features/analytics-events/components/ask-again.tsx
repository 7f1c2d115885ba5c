import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'

import { say } from '../consent'
import { QUESTION } from './consent-banner'

/** The way to say something else than before: what was said is taken back, and the question leads to its answers. */
export function AskAgain({ className }: { className: string }): ReactNode {
  const ask = (): void => {
    flushSync(() => { say(undefined) })
    document.getElementById(QUESTION)?.focus()
  }
  return (
    <button type="button" onClick={ask} className={className}>
      <Trans>Privacy choice</Trans>
    </button>
  )
}
