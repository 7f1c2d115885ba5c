import type { MessageDescriptor } from '@lingui/core'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import { Facts } from '@/desk/ui/facts'
import { atTime } from '@/locale/dates'
import type { Money } from '@/locale/money'
import { Amount } from '@/ui/price'

import type { Attention } from '../api/read-order'
import { ATTENTION, REFUND, reasonWords } from '../words'

const isMoney = (fact: Money | string | undefined): fact is Money => typeof fact === 'object'

/** An amount among the facts, by its name. */
export function factOf({ facts }: Attention, name: string): Money | undefined {
  const fact = facts[name]
  return isMoney(fact) ? fact : undefined
}

/** Why an order waits, what differs and what was tried. */
export function AttentionFacts({ attention }: { attention: Attention }): ReactNode {
  const { i18n } = useLingui()
  const say = (words: MessageDescriptor): string => i18n._(words)
  const amounts: [string, ReactNode][] = [
    ['expected', <Trans key="expected">It costs</Trans>],
    ['captured', <Trans key="captured">Captured</Trans>],
    ['refunded', <Trans key="refunded">Given back</Trans>],
    ['left', <Trans key="left">Still here</Trans>],
  ]
  return (
    <>
      <p>{say(ATTENTION[attention.kind].meaning)}</p>
      <Facts
        facts={amounts.flatMap(([id, name]) => {
          const amount = factOf(attention, id)
          return amount ? [{ id, name, value: <Amount of={amount} /> }] : []
        })}
      />
      {attention.tried.length > 0 && (
        <ul className="grid gap-1 text-md text-muted">
          {attention.tried.map(({ id, amount, status, tries, created_at: at, reason }) => {
            const end = say(REFUND[status])
            return (
              <li key={id}>
                <Trans>Refund of <Amount of={amount} />: {end}</Trans> · {atTime(at)} · <bdi>{reasonWords(reason, say)}</bdi>
                {tries > 0 && <> · <Plural value={tries} one="asked # time" other="asked # times" /></>}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
