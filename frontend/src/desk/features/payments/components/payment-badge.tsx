import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { components } from '@/api/generated/payment'
import { Badge, type Tone } from '@/desk/ui/badge'

import { STATUS } from '../words'

type Status = components['schemas']['PaymentStatus']

const TONES: Readonly<Record<Status, Tone>> = {
  requires_payment_method: 'wait', processing: 'wait', requires_action: 'wait', succeeded: 'ok', voiding: 'calm', voided: 'over',
}

export function PaymentBadge({ status }: { status: Status }): ReactNode {
  const { i18n } = useLingui()
  return <Badge tone={TONES[status]}>{i18n._(STATUS[status])}</Badge>
}
