import { Trans } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'

import { Button } from '@/ui/button'

import { patch, useDraft } from '../draft'
import type { Payment } from '../types'

/** Which card to pay with; nothing is charged before the order is placed. */
export function PaymentStep({ payment: { Choice, usual }, onDone }: { payment: Payment; onDone: () => void }): ReactNode {
  const { card: held } = useDraft()
  const [card, setCard] = useState(held || usual)
  return (
    <form
      noValidate
      className="grid max-w-form gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        patch({ card })
        onDone()
      }}
    >
      <Choice card={card} onChange={setCard} legendHidden />
      <Button type="submit" size="lg" className="justify-self-start">
        <Trans>Look at your order</Trans>
      </Button>
    </form>
  )
}
