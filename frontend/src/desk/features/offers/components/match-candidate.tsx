import { Trans } from '@lingui/react/macro'
import { Check, CircleQuestionMark, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { may } from '@/desk/session/may'
import { percent } from '@/locale/numbers'
import { Button } from '@/ui/button'
import { Amount } from '@/ui/price'

import type { Candidate, WaitingOffer } from '../api/matches'
import { compared, piecesOf, type Verdict } from '../comparing'
import { Hint } from './key-hint'

interface MatchCandidateProps {
  offer: WaitingOffer
  candidate: Candidate
  number: number
  chosen: boolean
  busy: boolean
  onChoose: () => void
}

/** A variant of the shop beside the offer: each fact with whether it is the same. */
export function MatchCandidate({ offer, candidate, number, chosen, busy, onChoose }: MatchCandidateProps): ReactNode {
  const { title, sku, brand, mpn, gtins, price, product_id: product } = candidate
  const verdicts = compared(offer, candidate)
  const dash = <span aria-hidden>–</span>
  return (
    <li className={`grid grid-cols-1 gap-3 rounded-card border bg-surface p-4 ${chosen ? 'border-primary ring-1 ring-primary' : 'border-line'}`}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h3 className="text-h3 font-normal"><bdi>{piecesOf(title, offer.title).map(({ text, shared }, index) => (shared ? <strong key={index}>{text}</strong> : <span key={index} className="text-muted">{text}</span>))}</bdi></h3>
          <p className="text-sm text-muted">
            <bdi>{sku}</bdi>
            {may('products.read') && <> · <Link to={`/admin/products/${product}`} className="link inline-block min-h-6"><Trans>Its product</Trans></Link></>}
          </p>
        </div>
        <Button kind={chosen ? 'primary' : 'outline'} busy={busy} onClick={onChoose}><Trans>It is this one</Trans> <Hint>{String(number)}</Hint></Button>
      </div>
      <dl className="grid grid-cols-1 gap-x-6 gap-y-1 text-md sm:grid-cols-2">
        <Fact name={<Trans>Brand</Trans>} verdict={verdicts.brand}>{brand ? <bdi>{brand}</bdi> : dash}</Fact>
        <Fact name={<Trans>Part number</Trans>} verdict={verdicts.mpn}>{mpn ? <bdi>{mpn}</bdi> : dash}</Fact>
        <Fact name={<Trans>GTIN</Trans>} verdict={verdicts.gtin}>{gtins.length > 0 ? <bdi>{gtins.join(', ')}</bdi> : dash}</Fact>
        <Fact name={<Trans>Price here</Trans>} verdict={verdicts.price}><Amount of={price} /> <Dearer by={verdicts.dearer} /></Fact>
      </dl>
    </li>
  )
}

/** How far the offer's price is from the shop's. */
function Dearer({ by }: { by: number | undefined }): ReactNode {
  if (by === undefined || by === 0) return null
  const share = <bdi>{percent(Math.abs(by))}</bdi>
  return <span className="text-sm text-muted">{by > 0 ? <Trans>the offer is {share} dearer</Trans> : <Trans>the offer is {share} cheaper</Trans>}</span>
}

const MARKS = {
  same: { Icon: Check, look: 'text-ok', words: <Trans>the same</Trans> },
  differs: { Icon: X, look: 'text-danger', words: <Trans>differs</Trans> },
  unknown: { Icon: CircleQuestionMark, look: 'text-muted', words: <Trans>cannot be compared</Trans> },
} as const

function Fact({ name, verdict, children }: { name: ReactNode; verdict: Verdict; children: ReactNode }): ReactNode {
  const { Icon, look, words } = MARKS[verdict]
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <dt className="w-28 shrink-0 text-muted">{name}</dt>
      <dd className="flex min-w-0 items-baseline gap-2 break-words">
        <Icon aria-hidden className={`size-4 shrink-0 translate-y-0.5 ${look}`} />
        <span className="min-w-0">{children}<span className="sr-only"> ({words})</span></span>
      </dd>
    </div>
  )
}
