import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { ApiProblem } from '@/api/problem'

/** What support asks for, where the service said it. */
export function RequestNumber({ of: { requestId } }: { of: ApiProblem }): ReactNode {
  if (!requestId) return null
  return (
    <p className="text-sm text-muted">
      <Trans>
        Number of this request: <bdi>{requestId}</bdi>
      </Trans>
    </p>
  )
}
