import { useLingui } from '@lingui/react/macro'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ReactNode } from 'react'

import { RadioCards } from '@/ui/radio-cards'

interface TestCard {
  title: MessageDescriptor
  detail: MessageDescriptor
}

/** The sandbox's cards, by what they do; real cards are never typed into this shop. */
const TEST_CARDS: Readonly<Record<string, TestCard>> = {
  pm_card_visa: { title: msg`Test card that works`, detail: msg`Visa, paid at once` },
  pm_card_authenticationRequired: { title: msg`Test card that asks for 3-D Secure`, detail: msg`Your bank asks first whether it is you` },
  pm_card_processing: { title: msg`Test card that takes its time`, detail: msg`Paid after a few seconds` },
  pm_card_chargeDeclined: { title: msg`Test card that is declined`, detail: msg`The bank says no` },
  pm_card_chargeDeclinedInsufficientFunds: { title: msg`Test card without enough money`, detail: msg`The bank says no, and why` },
  pm_card_chargeDeclinedExpiredCard: { title: msg`Test card that has expired`, detail: msg`The bank says no, and why` },
}

export const USUAL_CARD = 'pm_card_visa'

interface CardChoiceProps {
  card: string
  onChange: (card: string) => void
  legendHidden?: boolean
}

/** Which card to pay with. */
export function CardChoice({ card, onChange, legendHidden = false }: CardChoiceProps): ReactNode {
  const { t, i18n } = useLingui()
  return (
    <RadioCards
      legend={t`Pay with`}
      legendHidden={legendHidden}
      value={card}
      onChange={onChange}
      choices={Object.entries(TEST_CARDS).map(([value, { title, detail }]) => ({ value, title: i18n._(title), detail: i18n._(detail) }))}
    />
  )
}

/** A card's name, for a summary. */
export function CardName({ card }: { card: string }): ReactNode {
  const { i18n } = useLingui()
  const known = TEST_CARDS[card]
  return known ? i18n._(known.title) : card
}
