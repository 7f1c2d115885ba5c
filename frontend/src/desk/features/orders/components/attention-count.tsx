import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { count } from '@/locale/numbers'

import { countAttention } from '../api/read-attention'

/** How many orders wait for a person, behind the way to them; nothing where none does. */
export function AttentionCount(): ReactNode {
  const { data } = useQuery(countAttention())
  const waiting = data?.items.length ?? 0
  if (waiting === 0) return null
  return (
    <span className="min-w-6 rounded-chip bg-accent px-2 text-center text-sm text-on-accent">
      {count(waiting)}{data?.next_cursor ? '+' : ''} <span className="sr-only"><Trans>waiting</Trans></span>
    </span>
  )
}
