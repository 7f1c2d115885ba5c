import { useLingui } from '@lingui/react/macro'
import { TrendingDown, TrendingUp } from 'lucide-react'
import type { ReactNode } from 'react'

export interface Stat {
  id: string
  name: ReactNode
  value: string
  /** Against the period before: with its sign, and what it was then. */
  change?: string | undefined
  before?: string
}

/** Single numbers side by side, each beside what it was before. */
export function Stats({ stats, waiting }: { stats: readonly Stat[]; waiting: boolean }): ReactNode {
  return (
    <dl className={`grid grid-cols-2 gap-3 transition-opacity lg:grid-cols-3 ${waiting ? 'opacity-60' : ''}`}>
      {stats.map(({ id, name, value, change, before }) => (
        <div key={id} className="grid content-start gap-0.5 rounded-control bg-sunken p-4">
          <dt className="text-md text-muted">{name}</dt>
          <dd className="font-display text-h2 font-bold wrap-anywhere tabular-nums"><bdi>{value}</bdi></dd>
          {before !== undefined && <Against change={change} before={before} />}
        </div>
      ))}
    </dl>
  )
}

function Against({ change, before }: { change: string | undefined; before: string }): ReactNode {
  const { t } = useLingui()
  const fell = change?.match(/[-−]/) != null
  const rose = change !== undefined && !fell && /[1-9]/.test(change)
  const Icon = fell ? TrendingDown : TrendingUp
  return (
    <dd className="flex items-start gap-1 text-sm text-muted">
      {(fell || rose) && <Icon aria-hidden className="mirror mt-0.5 size-4 shrink-0" />}
      <span className="min-w-0">{change === undefined ? t`${before} before` : t`${change} from ${before}`}</span>
    </dd>
  )
}
