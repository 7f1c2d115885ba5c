import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery } from '@tanstack/react-query'
import { LoaderCircle } from 'lucide-react'
import { type ReactNode, useState } from 'react'

import { Button } from '@/ui/button'
import { useComeBack } from '@/ui/come-back'
import { Notice } from '@/ui/notice'
import { Amount } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { isPage, payOrder } from '../api/pay-order'
import type { Order } from '../api/read-order'
import { type Payment, readPayment } from '../api/read-payment'
import { declineWords, paymentWords } from '../payment-words'
import { CardChoice, USUAL_CARD } from './card-choice'
import { PaymentWindow } from './payment-window'

interface PayNowProps {
  order: Order & { payment_id: string }
  /** The bank's page has just sent the shopper back: its answer is on the way. */
  returned?: boolean
}

/** What an unpaid order needs: nothing while a payment is under way, else a card. */
export function PayNow({ order, returned = false }: PayNowProps): ReactNode {
  // Only an answer younger than this says whether paying may be offered.
  const [since, setSince] = useState(() => Date.now())
  const asked = useQuery({ ...readPayment(order.payment_id), refetchOnMount: 'always' })
  const { data: payment, error, refetch, isFetching, dataUpdatedAt } = asked
  const anew = (): void => {
    setSince(Date.now())
    void refetch()
  }
  useComeBack(anew)
  if (error && (!payment || dataUpdatedAt < since)) {
    return error.passing ? (
      <Failed title={<Trans>The payment could not be asked about. Do not pay again yet.</Trans>} problem={error} onRetry={anew} retrying={isFetching} />
    ) : (
      <Refused problem={error} />
    )
  }
  if (!payment) return <Skeleton className="h-40 rounded-card!" />
  if (dataUpdatedAt < since || payment.status === 'processing' || payment.status === 'succeeded') return <Checking />
  if (payment.status === 'voiding' || payment.status === 'voided') return null
  if (payment.provider !== 'sandbox') return <PaidElsewhere />
  return <Payable key={payment.attempts.length} {...{ order, payment, returned, onUnknown: anew }} />
}

function Refused({ problem }: { problem: Parameters<typeof paymentWords>[0] }): ReactNode {
  const { i18n } = useLingui()
  return <Notice kind="warn">{i18n._(paymentWords(problem))}</Notice>
}

/** Money may be moving: nothing is offered until its end is known. */
function Checking(): ReactNode {
  return (
    <div role="status" className="flex items-center gap-3 rounded-card bg-primary-soft p-4 font-semibold">
      <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin text-primary" />
      <Trans>We are checking with your bank. You need not pay again.</Trans>
    </div>
  )
}

/** For shops whose provider's form this browser cannot show. */
function PaidElsewhere(): ReactNode {
  return (
    <Notice kind="warn" title={<Trans>Paying online is not possible here yet</Trans>}>
      <Trans>Your order is kept and nothing was charged. Write to us, and we find another way.</Trans>
    </Notice>
  )
}

interface PayableProps extends PayNowProps {
  payment: Payment
  onUnknown: () => void
}

function Payable({ order, payment, returned, onUnknown }: PayableProps): ReactNode {
  const [card, setCard] = useState(USUAL_CARD)
  const [other, setOther] = useState(false)
  const { mutate, isPending, data, reset } = useMutation({
    mutationFn: () => payOrder({ orderId: order.id, paymentId: order.payment_id, card }),
    onSuccess: (paid) => {
      if (paid.kind === 'bank') window.location.assign(paid.url)
      else if (paid.kind === 'paid' || paid.kind === 'unknown') onUnknown()
    },
  })
  useComeBack(reset)
  const last = payment.attempts.at(-1)
  const atBank = payment.status === 'requires_action' ? payment.next_action?.url : undefined
  if (isPage(atBank) && !other) {
    return returned ? <Checking /> : <AtBank url={atBank} onOther={() => { setOther(true) }} />
  }
  return (
    <section aria-labelledby="pay-now" className="grid gap-4 rounded-panel border border-line bg-surface p-5">
      <div className="grid gap-1">
        <h2 id="pay-now" className="text-h3">
          <Trans>Pay for your order</Trans>
        </h2>
        <PaymentWindow until={order.payment_due_at} />
      </div>
      {data?.kind === 'refused' ? (
        <Refused problem={data.problem} />
      ) : (
        last && <LastTry status={last.status} reason={last.decline_code} />
      )}
      <CardChoice card={card} onChange={setCard} />
      <Button size="lg" busy={isPending || data?.kind === 'bank'} onClick={() => { mutate() }}>
        <span>
          <Trans>
            Pay <Amount of={payment.amount} /> now
          </Trans>
        </span>
      </Button>
    </section>
  )
}

function LastTry({ status, reason }: { status: Payment['attempts'][number]['status']; reason: string | null }): ReactNode {
  const { i18n } = useLingui()
  if (status === 'declined') return <Notice kind="danger">{i18n._(declineWords(reason))}</Notice>
  if (status === 'requires_action') return null
  return (
    <Notice kind="info">
      <Trans>The last try to pay did not go through. Nothing was charged.</Trans>
    </Notice>
  )
}

function AtBank({ url, onOther }: { url: string; onOther: () => void }): ReactNode {
  return (
    <Notice kind="warn" title={<Trans>Your bank waits for you to confirm this payment</Trans>}>
      <p>
        <Trans>Go on at your bank, or pay with another card. Nothing is charged until you confirm.</Trans>
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <a href={url} className="inline-flex min-h-11 items-center rounded-control bg-primary px-4 py-2 font-semibold text-on-primary hover:bg-primary-hover">
          <Trans>Go on at your bank</Trans>
        </a>
        <Button kind="outline" onClick={onOther}>
          <Trans>Pay with another card</Trans>
        </Button>
      </div>
    </Notice>
  )
}
