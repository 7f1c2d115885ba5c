import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { asProblem } from '@/api/problem'
import { wordsFor } from '@/api/words'
import { Button } from '@/ui/button'
import { useToasts } from '@/ui/toast'

import type { AttentionEntry } from '../api/read-attention'
import { RETRY_WORDS, useRetryStep } from '../api/retry-step'

/** Has a stuck step tried now; it costs nothing and harms nothing, so nobody is asked twice. */
export function RetryStep({ order: { id, number } }: Pick<AttentionEntry, 'order'>): ReactNode {
  const { t, i18n } = useLingui()
  const retry = useRetryStep(id)
  const run = (): void => {
    const { show } = useToasts.getState()
    retry.mutateAsync().then(
      (done) => { show({ text: done ? t`Order ${number} goes on` : t`That failed too. Tell whoever runs the shop’s machines about order ${number}.` }) },
      (thrown: unknown) => { show({ text: i18n._(wordsFor(asProblem(thrown), RETRY_WORDS)) }) },
    )
  }
  return <Button kind="outline" size="sm" busy={retry.isPending} onClick={run} aria-label={t`Try now: order ${number}`}><Trans>Try now</Trans></Button>
}
