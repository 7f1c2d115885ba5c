/** What is said of a delivery, wherever it is said. */
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'

import type { Method } from '@/api/shipping-methods'
import type { Money } from '@/locale/money'

import { Amount } from './price'

/** Services name a method in English alone; those that are known here have a name in each language. */
const NAMES: ReadonlyMap<string, MessageDescriptor> = new Map([['standard', msg`Standard delivery`]])

/** A method's name in the page's language; that of the service where it is not known here. */
export function MethodName({ id, name }: { id: string; name: string }): ReactNode {
  const { i18n } = useLingui()
  const known = NAMES.get(id)
  return <bdi>{known ? i18n._(known) : name}</bdi>
}

/** What delivery costs, in words where it costs nothing. */
export function DeliveryPrice({ price }: { price: Money }): ReactNode {
  return price.amount === 0 ? <Trans>Free</Trans> : <Amount of={price} />
}

/** How many working days it takes; which days those are, the country knows better than the browser. */
export function Arrival({ method: { delivery_days: { least, most } } }: { method: Method }): ReactNode {
  if (least === most) return <Plural value={most} one="With you in # working day" other="With you in # working days" />
  return <Plural value={most} other={`With you in ${least} to # working days`} />
}
