import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'

import { actName, MAIL_STATE, mailName } from '../acts'
import type { Act, Order } from '../api/read-order'
import { REFUND, reasonWords } from '../words'
import { Actor } from './actor'

interface Moment {
  id: string
  at: string
  what: ReactNode
  /** Whose act it is; absent where it needs nobody. */
  actor?: string | undefined
  why?: string | undefined
  /** What a colleague wrote stands out. */
  note?: boolean
}

/** What has happened to an order, the newest first: by whom, when and why; with the mails about it and staff's notes. */
export function OrderTimeline({ order }: { order: Order }): ReactNode {
  const { t, i18n } = useLingui()
  const moments = momentsOf(order, (words) => i18n._(words)).sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return (
    <ol aria-label={t`What has happened to this order`} className="grid">
      {moments.map(({ id, at, what, actor, why, note }) => (
        <li key={id} className="group flex gap-3">
          <span aria-hidden className="grid justify-items-center pt-1.5">
            <span className={`size-3 rounded-chip ${note ? 'bg-accent' : 'bg-primary'}`} />
            <span className="w-0.5 flex-1 bg-line group-last:hidden" />
          </span>
          <span className="min-w-0 flex-1 pb-4 group-last:pb-0">
            <span className="block font-semibold">{what}</span>
            {why && <span className={`block text-md wrap-anywhere whitespace-pre-line ${note ? 'mt-1 rounded-control bg-accent-soft px-3 py-2' : ''}`}><bdi>{why}</bdi></span>}
            <span className="block text-sm text-muted">
              <time dateTime={at}>{atTime(at)}</time>
              {actor && <> · <Actor id={actor} /></>}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}

type Say = (words: MessageDescriptor) => string

/** Refunds tell themselves better than the acts that asked for them. */
function momentsOf(order: Order, say: Say): Moment[] {
  const { refunds, notes = [], mails = [], timeline = order.history } = order
  return [
    ...timeline.filter(({ action }) => action !== 'refund_requested').map((act, index) => momentOf(act, index, order, say)),
    ...refunds.map(({ id, amount, reason, actor, created_at: at, status }): Moment => {
      const end = say(REFUND[status])
      return { id, at, actor, why: reasonWords(reason, say), what: <Trans>Refund of <Amount of={amount} />: {end}</Trans> }
    }),
    ...mails.map(({ id, kind, state, recipient, created_at: posted, settled_at: settled, error }): Moment => {
      const [about, end] = [mailName(kind, say), say(MAIL_STATE[state])]
      return { id, at: settled ?? posted, why: error ?? undefined, what: <Trans>Mail “{about}” to <bdi className="wrap-anywhere">{recipient}</bdi>: {end}</Trans> }
    }),
    ...notes.map(({ id, text, author_id: actor, created_at: at }): Moment => ({ id, at, actor, why: text, note: true, what: <Trans>Note</Trans> })),
  ]
}

function momentOf({ action, actor, occurred_at: at, reason }: Act, index: number, { captured }: Order, say: Say): Moment {
  const words = actName(action)
  const paid = action === 'paid' && captured
  return {
    id: `act-${index}`, at, actor,
    what: paid ? <Trans>Paid <Amount of={captured} /></Trans> : words ? say(words) : action,
    why: whyOf(action, reason, say),
  }
}

/** What the shop notes for itself, such as a refund's id, is no reason to read. */
function whyOf(action: string, reason: string, say: Say): string | undefined {
  if (reason === '' || action === 'restocked' || action === 'amount_differs' || action === 'refund_failed') return undefined
  return reasonWords(reason, say)
}
