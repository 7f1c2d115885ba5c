import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { components } from '@/api/generated/order'
import { Badge, type Tone } from '@/desk/ui/badge'

import { FULFILMENT, PAYMENT, STATUS } from '../words'

type Schemas = components['schemas']

const STATUS_TONES: Readonly<Record<Schemas['OrderStatus'], Tone>> = {
  pending: 'wait', awaiting_payment: 'wait', on_hold: 'bad', cancelling: 'calm', confirmed: 'ok', completed: 'calm', cancelled: 'over', expired: 'over',
}
const PAYMENT_TONES: Readonly<Record<Schemas['OrderPaymentStatus'], Tone>> = { unpaid: 'wait', paid: 'ok', partially_refunded: 'calm', refunded: 'over' }

export function StatusBadge({ status }: { status: Schemas['OrderStatus'] }): ReactNode {
  const { i18n } = useLingui()
  return <Badge tone={STATUS_TONES[status]}>{i18n._(STATUS[status])}</Badge>
}

export function PaymentBadge({ status }: { status: Schemas['OrderPaymentStatus'] }): ReactNode {
  const { i18n } = useLingui()
  return <Badge tone={PAYMENT_TONES[status]}>{i18n._(PAYMENT[status])}</Badge>
}

/** How far the parcel is, where there is one to send. */
export function FulfilmentBadge({ order: { status, fulfilment_status: sent } }: { order: Pick<Schemas['OrderAnswer'], 'status' | 'fulfilment_status'> }): ReactNode {
  const { i18n } = useLingui()
  if (sent === 'unfulfilled' && status !== 'confirmed' && status !== 'completed') return null
  return <Badge tone={sent === 'unfulfilled' ? 'wait' : 'calm'}>{i18n._(FULFILMENT[sent])}</Badge>
}
