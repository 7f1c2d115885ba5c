import { Trans } from '@lingui/react/macro'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'

import { count } from '@/locale/numbers'

/** Which place it had before, and in which direction it went; `was` is undefined where it had none. */
export function Place({ now, was }: { now: number; was: number | undefined }): ReactNode {
  if (was === undefined) return <span className="font-semibold"><Trans>new</Trans></span>
  const place = count(was)
  if (was === now) return <span className="text-muted">{place}</span>
  const Icon = was > now ? ArrowUp : ArrowDown
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Icon aria-hidden className="size-4" />
      {place}
      <span className="sr-only">{was > now ? <Trans>, it rose</Trans> : <Trans>, it fell</Trans>}</span>
    </span>
  )
}
