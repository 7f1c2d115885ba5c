import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Badge, type Tone } from '@/desk/ui/badge'
import { atTime } from '@/locale/dates'
import { textIn } from '@/locale/locale'
import { count } from '@/locale/numbers'
import { Amount } from '@/ui/price'

import type { Order, Refund } from '../api/read-order'
import { REFUND, reasonWords } from '../words'
import { Actor } from './actor'

const TONES: Readonly<Record<Refund['status'], Tone>> = { requested: 'wait', succeeded: 'ok', failed: 'bad' }

/** Each refund: what it gave of which line, why, by whom, how far it is, and what to do about it. */
export function OrderRefunds({ order }: { order: Order }): ReactNode {
  const { t, i18n } = useLingui()
  return (
    <ul aria-label={t`Refunds of this order`} className="grid">
      {[...order.refunds].reverse().map((refund) => (
        <li key={refund.id} className="grid gap-1 border-b border-line py-3 text-md first:pt-0 last:border-b-0 last:pb-0">
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-semibold"><Amount of={refund.amount} /></span>
            <Badge tone={TONES[refund.status]}>{i18n._(REFUND[refund.status])}</Badge>
            <span className="ms-auto text-sm text-muted"><Actor id={refund.actor} /> · {atTime(refund.created_at)}</span>
          </span>
          <span className="wrap-anywhere"><bdi>{reasonWords(refund.reason, (words) => i18n._(words))}</bdi></span>
          <Parts refund={refund} order={order} />
          <WhatNow refund={refund} waits={order.attention !== null} />
        </li>
      ))}
    </ul>
  )
}

function Parts({ refund: { lines, shipping, tax }, order }: { refund: Refund; order: Order }): ReactNode {
  return (
    <ul className="grid gap-0.5 text-sm text-muted">
      {lines.map(({ variant_id: id, quantity, gross, restock }) => {
        const line = order.lines.find(({ variant_id }) => variant_id === id)
        const pieces = count(quantity)
        return (
          <li key={id}>
            <span {...textIn(line?.lang ?? null)}>{line?.title}</span> × {pieces}: <Amount of={gross} />
            {restock > 0 && <> · <Plural value={restock} one="# piece back on sale" other="# pieces back on sale" /></>}
          </li>
        )
      })}
      {shipping.amount > 0 && <li><Trans>Delivery</Trans>: <Amount of={shipping} /></li>}
      {tax && <li><Trans>VAT in it</Trans>: <Amount of={tax} /></li>}
    </ul>
  )
}

function WhatNow({ refund: { status, tries, lines, restocked_at: restocked }, waits }: { refund: Refund; waits: boolean }): ReactNode {
  if (status === 'requested') {
    return (
      <p className="text-sm text-muted">
        <Trans>The provider is asked until it decides; there is nothing to do.</Trans>
        {tries > 0 && <> <Plural value={tries} one="Asked # time so far." other="Asked # times so far." /></>}
      </p>
    )
  }
  if (status === 'failed') {
    return (
      <p className="text-sm text-danger">
        {waits ? <Trans>The money is still here. End what waits above: that tries it again, or closes it.</Trans> : <Trans>The money did not reach the customer this way.</Trans>}
      </p>
    )
  }
  const toCome = restocked === null && lines.some(({ restock }) => restock > 0)
  return toCome ? <p className="text-sm text-muted"><Trans>Its pieces are being put back on sale.</Trans></p> : null
}
