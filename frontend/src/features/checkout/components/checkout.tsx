import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { usePerson } from '@/api/person'
import type { ApiProblem } from '@/api/problem'
import { readMethods } from '@/api/shipping-methods'
import type { Shop } from '@/api/shop'

import { type Quote, readQuote } from '../api/read-quote'
import { type End, usePlacing } from '../api/use-placing'
import { bodyOf } from '../body'
import { forgetDraft, patch, useDraft } from '../draft'
import { after, isDone, type Step, STEPS, stepOf } from '../steps'
import type { Cart, Payment } from '../types'
import { AddressStep } from './address-step'
import { CheckoutNotice, type Trouble } from './checkout-notice'
import { CheckoutSummary } from './checkout-summary'
import { ContactStep } from './contact-step'
import { DeliveryStep } from './delivery-step'
import { PaymentStep } from './payment-step'
import { ReviewStep } from './review-step'
import { StepFrame } from './step-frame'
import { StepSummary } from './step-summary'

interface CheckoutProps {
  cart: Cart
  shop: Shop
  payment: Payment
}

/** From an e-mail address to an order, a step at a time; the address bar says which. */
export function Checkout({ cart, shop, payment }: CheckoutProps): ReactNode {
  const { t } = useLingui()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [search] = useSearchParams()
  const draft = useDraft()
  const person = usePerson()
  const { phase, place, rest } = usePlacing(payment)
  const [trouble, setTrouble] = useState<Trouble>()
  const [moved, setMoved] = useState(false)
  const step = stepOf(search.get('step'), draft)
  const country = draft.address?.country ?? ''
  const quoted = useQuery(readQuote(cart, draft.deliveryDone ? draft.method : '', country))
  const quote = quoted.isPlaceholderData ? undefined : quoted.data
  const asked = trouble?.kind === 'checkout' ? trouble.problem : undefined

  // Whoever signs in has given an address already.
  useEffect(() => {
    if (!person || draft.person === person.id) return
    // What another person filled in is nobody's business.
    if (draft.person !== '') forgetDraft()
    patch({ person: person.id, email: useDraft.getState().email || (person.email ?? ''), contactDone: true })
  }, [person, draft.person])

  const go = (to: Step, replace = false): void => {
    setMoved(true)
    void navigate(`/checkout?step=${to}`, { replace, preventScrollReset: true })
  }
  const next = (): void => {
    setTrouble(undefined)
    go(after(step))
  }

  const settle = (end: End | undefined): void => {
    if (!end) return
    if (end.kind === 'refused') {
      refused(end.problem)
      return
    }
    const { orderId, paid } = end
    if (paid?.kind === 'bank') window.location.assign(paid.url)
    else if (paid?.kind === 'refused' && paid.problem.code !== 'too_many_attempts') {
      setTrouble({ kind: 'payment', problem: paid.problem })
      if (CARD.has(paid.problem.code)) go('payment', true)
      else rest()
    } else void navigate(`/orders/${orderId}`, { replace: true })
  }

  const refused = (problem: ApiProblem): void => {
    const { code } = problem
    const now = code === 'total_changed' ? quoteIn(problem) : undefined
    if (now && quote) {
      setTrouble({ kind: 'total', before: quote.total, now: now.total })
      client.setQueryData(readQuote(cart, draft.method, country).queryKey, now)
    } else setTrouble({ kind: 'checkout', problem })
    // What the page knows of prices and stock is older than what the service knows.
    if (problem.status === 409 || problem.status === 422) void client.invalidateQueries({ queryKey: ['cart'] })
    if (code === 'unknown_shipping_method') {
      patch({ method: '', deliveryDone: false })
      void client.invalidateQueries({ queryKey: readMethods(country).queryKey })
      go('delivery', true)
      return
    }
    const wrong = stepOfFault(problem)
    if (!wrong) rest()
    else {
      patch(wrong === 'contact' ? { contactDone: false } : { addressDone: false })
      go(wrong, true)
    }
  }

  const onPlace = (): void => {
    const body = quote && bodyOf(draft, shop, quote.total)
    if (!body) return
    setTrouble(undefined)
    void place({ cart, body, card: draft.card }).then(settle)
  }

  const placing = step === 'review' && phase !== 'idle'
  const content: Record<Step, ReactNode> = {
    contact: <ContactStep onDone={next} refused={asked !== undefined && stepOfFault(asked) === 'contact'} />,
    address: <AddressStep countries={shop.countries} onDone={next} refused={asked} />,
    delivery: <DeliveryStep cart={cart} country={country} onDone={next} />,
    payment: <PaymentStep payment={payment} onDone={next} />,
    review: <ReviewStep {...{ cart, quote, payment, phase, onPlace }} onShow={rest} failed={quoted.error} onRetry={() => void quoted.refetch()} />,
  }
  const titles: Record<Step, string> = {
    contact: t`Contact`, address: t`Address`, delivery: t`Delivery`, payment: t`Payment`, review: t`Check and order`,
  }
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[1fr_24rem]">
      <div className="contents lg:order-last lg:block">
        <CheckoutSummary cart={cart} quote={quote} />
      </div>
      <div className="grid min-w-0 content-start gap-4">
        {trouble && <CheckoutNotice trouble={trouble} payment={payment} />}
        {STEPS.map((each, index) => (
          <StepFrame
            key={each}
            step={each}
            number={index + 1}
            title={titles[each]}
            state={each === step ? 'open' : isDone(each, draft) && !placing ? 'done' : 'later'}
            summary={<StepSummary step={each} draft={draft} payment={payment} />}
            focus={moved && !trouble}
          >
            {content[each]}
          </StepFrame>
        ))}
      </div>
    </div>
  )
}

/** Refusals that another card may end. */
const CARD = new Set(['card_declined', 'unknown_payment_method'])

/** The step that holds what a service refused. */
function stepOfFault({ status, errors }: ApiProblem): Step | undefined {
  if (status !== 422) return undefined
  const fields = errors.map(({ field }) => field)
  if (fields.some((field) => field.startsWith('body.email'))) return 'contact'
  return fields.some((field) => /^body\.(shipping|billing)_address/.test(field)) ? 'address' : undefined
}

const isQuote = (said: unknown): said is Quote =>
  typeof said === 'object' && said !== null && 'total' in said && 'shipping' in said && 'lines' in said

function quoteIn({ body: { quote } }: ApiProblem): Quote | undefined {
  return isQuote(quote) ? quote : undefined
}
