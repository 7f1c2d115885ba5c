import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { usePerson } from '@/api/person'
import { atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'

import type { Order } from '../api/read-order'
import { ATTENTION, CANCELLED, REFUND, reasonWords, STATUS } from '../words'

interface Moment {
  id: string
  at: string
  what: ReactNode
  /** Whose act it is; absent where it is the customer's or needs nobody. */
  actor?: string
  why?: string
}

/** What has happened to an order, the newest first, by whom and why. */
export function OrderTimeline({ order }: { order: Order }): ReactNode {
  const { t, i18n } = useLingui()
  const moments = momentsOf(order, (words) => i18n._(words)).sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
  return (
    <ol aria-label={t`What has happened to this order`} className="grid">
      {moments.map(({ id, at, what, actor, why }) => (
        <li key={id} className="group flex gap-3">
          <span aria-hidden className="grid justify-items-center pt-1.5">
            <span className="size-3 rounded-chip bg-primary" />
            <span className="w-0.5 flex-1 bg-line group-last:hidden" />
          </span>
          <span className="min-w-0 flex-1 pb-4 group-last:pb-0">
            <span className="block font-semibold">{what}</span>
            {why && <span className="block text-md"><bdi>{why}</bdi></span>}
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

function Actor({ id }: { id: string }): ReactNode {
  const me = usePerson()?.id
  if (id === 'system') return <Trans>the shop itself</Trans>
  if (id === 'provider') return <Trans>the payment provider</Trans>
  return id === me ? <Trans>you</Trans> : <Trans>a colleague</Trans>
}

/** What was done by hand and by the shop; refunds tell themselves better than the acts that asked for them. */
function momentsOf(order: Order, say: (words: MessageDescriptor) => string): Moment[] {
  const { placed_at, paid_at, closed_at, status, cancel_reason, captured } = order
  const cancelled = cancel_reason && say(CANCELLED[cancel_reason])
  return [
    { id: 'placed', at: placed_at, what: <Trans>Ordered</Trans> },
    ...(paid_at ? [{ id: 'paid', at: paid_at, what: captured ? <Trans>Paid <Amount of={captured} /></Trans> : <Trans>Paid</Trans> }] : []),
    ...order.refunds.map(({ id, amount, reason, actor, created_at: at, status: state }): Moment => {
      const end = say(REFUND[state])
      return { id, at, actor, why: reasonWords(reason, say), what: <Trans>Refund of <Amount of={amount} />: {end}</Trans> }
    }),
    ...order.history.filter(({ action }) => action !== 'refund_requested').map(({ action, actor, occurred_at, reason }, index): Moment => ({
      id: `act-${index}`, at: occurred_at, actor, what: actWords(action, say), ...(actor === 'system' ? {} : { why: reasonWords(reason, say) }),
    })),
    ...(closed_at ? [{ id: 'closed', at: closed_at, what: say(STATUS[status]), ...(cancelled ? { why: cancelled } : {}) }] : []),
  ]
}

function actWords(action: string, say: (words: MessageDescriptor) => string): ReactNode {
  switch (action) {
    case 'amount_differs':
    case 'refund_failed':
      return say(ATTENTION[action].name)
    case 'attention_resolved:refund':
      return <Trans>Ended: the money goes back</Trans>
    case 'attention_resolved:close':
      return <Trans>Ended: the money went back another way</Trans>
    case 'step_retried':
      return <Trans>Tried once more</Trans>
    default:
      if (action.startsWith('mail_send:')) return <Trans>A mail that had failed was sent once more</Trans>
      if (action.startsWith('mail_close:')) return <Trans>A mail that had failed was closed</Trans>
      return action
  }
}
