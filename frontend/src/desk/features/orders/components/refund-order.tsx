import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'

import { useKeys } from '@/desk/keys/keys'
import { Button } from '@/ui/button'

import type { Order } from '../api/read-order'
import { type Refundable, refundable } from '../refundable'
import { RefundDialog } from './later'

/** Why nothing can be given back now, and what to do. Of an order that nobody paid there is nothing to say. */
const WHY_NOT: Readonly<Record<Exclude<Refundable, 'yes' | 'nothing'>, MessageDescriptor>> = {
  running: msg`A refund is on its way. The next one can be given once it has ended.`,
  on_hold: msg`This order is on hold, for what was paid is not what it costs. End what waits first: that gives the money back.`,
  cancelling: msg`This order is being cancelled. What was paid goes back by itself.`,
  waits: msg`A refund did not go through. End what waits first: that tries it again.`,
  all_back: msg`All that was paid has gone back.`,
}

/** Gives money back, or says why that cannot be. */
export function RefundOrder({ order }: { order: Order }): ReactNode {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const now = refundable(order)
  useKeys(now === 'yes' ? [{ key: 'r', name: t`Refund`, run: () => { setOpen(true) } }] : [])
  if (now !== 'yes') return null
  return (
    <>
      <Button size="sm" onClick={() => { setOpen(true) }}>
        <Undo2 aria-hidden className="mirror size-5" />
        <Trans>Refund</Trans>
      </Button>
      {open && <Suspense><RefundDialog order={order} onClose={() => { setOpen(false) }} /></Suspense>}
    </>
  )
}

/** Why the button is not there. */
export function WhyNoRefund({ order }: { order: Order }): ReactNode {
  const { i18n } = useLingui()
  const now = refundable(order)
  return now === 'yes' || now === 'nothing' ? null : <p className="text-md text-muted">{i18n._(WHY_NOT[now])}</p>
}
