import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { readOrderNumbers } from '../api/read-numbers'
import { counted } from './number-rows'

/** How much waits for a person, behind the way to it; nothing where nothing does. */
export function AttentionCount(): ReactNode {
  const { data } = useQuery(readOrderNumbers())
  const waiting = Object.values(data?.waiting ?? {}).reduce((sum, each) => sum + each, 0)
  if (waiting === 0) return null
  return (
    <span className="min-w-6 rounded-chip bg-accent px-2 text-center text-sm text-on-accent">
      {counted(waiting)} <span className="sr-only"><Trans>waiting</Trans></span>
    </span>
  )
}
