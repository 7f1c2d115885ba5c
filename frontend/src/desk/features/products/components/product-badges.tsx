import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Badge, type Tone } from '@/desk/ui/badge'
import { languageName } from '@/locale/languages'
import { count } from '@/locale/numbers'

import type { ProductCard } from '../api/read-products'
import { STATUS } from '../words'

const TONES: Record<ProductCard['status'], Tone> = { draft: 'wait', published: 'ok', archived: 'over' }

export function StatusBadge({ status }: Pick<ProductCard, 'status'>): ReactNode {
  const { i18n } = useLingui()
  return <Badge tone={TONES[status]}>{i18n._(STATUS[status])}</Badge>
}

const LOOKS = { in_stock: '', low: 'font-semibold text-warn', out: 'font-semibold text-danger' } as const

/** How many pieces can be bought, and whether that is few. */
export function Pieces({ stock, availability }: Pick<ProductCard, 'stock' | 'availability'>): ReactNode {
  return (
    <span className={LOOKS[availability]}>
      <bdi className="tabular-nums">{count(stock)}</bdi>
      {availability === 'low' && <> · <Trans>low</Trans></>}
      {availability === 'out' && <> · <Trans>sold out</Trans></>}
    </span>
  )
}

/** The languages whose texts are missing, by their own names. */
export function MissingIn({ missing }: Pick<ProductCard, 'missing'>): ReactNode {
  if (missing.length === 0) return <span className="text-muted"><Trans>complete</Trans></span>
  return (
    <ul className="flex flex-wrap gap-1">
      {missing.map((each) => <li key={each} lang={each} className="rounded-chip bg-accent-soft px-2 text-sm">{languageName(each)}</li>)}
    </ul>
  )
}
