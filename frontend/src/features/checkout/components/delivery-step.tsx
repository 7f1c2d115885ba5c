import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type Method, readMethods } from '@/api/shipping-methods'
import { Button } from '@/ui/button'
import { Arrival, DeliveryPrice, MethodName } from '@/ui/delivery'
import { RadioCards } from '@/ui/radio-cards'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import { readQuote } from '../api/read-quote'
import { patch, useDraft } from '../draft'
import type { Cart } from '../types'

interface DeliveryStepProps {
  cart: Cart
  country: string
  onDone: () => void
}

/** How the parcel goes. */
export function DeliveryStep({ cart, country, onDone }: DeliveryStepProps): ReactNode {
  const { t } = useLingui()
  const { method } = useDraft()
  const { data: methods, error, refetch, isFetching } = useQuery(readMethods(country))
  if (error && !methods) {
    return <Failed title={<Trans>The ways of delivery could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
  }
  if (!methods) return <Skeleton className="h-14 rounded-card!" />
  const [first] = methods
  if (!first) return <Empty title={<Trans>We do not deliver there yet</Trans>}><Trans>Change the address to go on.</Trans></Empty>
  const chosen = methods.find(({ id }) => id === method) ?? first
  return (
    <form
      noValidate
      className="grid max-w-form gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        patch({ method: chosen.id, deliveryDone: true })
        onDone()
      }}
    >
      <RadioCards
        legend={t`Delivery`}
        legendHidden
        value={chosen.id}
        onChange={(id) => { patch({ method: id }) }}
        choices={methods.map((each) => ({
          value: each.id,
          title: <MethodName id={each.id} name={each.name} />,
          detail: <Arrival method={each} />,
          aside: <MethodPrice {...{ cart, country, method: each }} />,
        }))}
      />
      <Button type="submit" size="lg" className="justify-self-start">
        <Trans>Go on to payment</Trans>
      </Button>
    </form>
  )
}

/** What it costs with this cart, which may be less than the list says. */
function MethodPrice({ cart, country, method }: { cart: Cart; country: string; method: Method }): ReactNode {
  const { data } = useQuery({ ...readQuote(cart, method.id, country), placeholderData: undefined })
  return <DeliveryPrice price={data?.shipping ?? method.price} />
}
