import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { CopyButton } from '@/desk/ui/copy-button'
import { Facts } from '@/desk/ui/facts'
import { atTime } from '@/locale/dates'
import { Amount } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { type PaymentDetails, readTransactions, type Transaction } from '../api/read-payment'
import { ACCOUNT, ATTEMPT, declineWords, failureWords, KIND, ORIGIN, REFUND } from '../words'
import { Coded } from './coded'
import { LedgerHead } from './ledger-head'
import { PaymentBadge } from './payment-badge'

/** What a payment is for, and what of it really moved. */
export function PaymentFacts({ payment }: { payment: PaymentDetails }): ReactNode {
  return (
    <Facts
      facts={[
        { id: 'status', name: <Trans>State</Trans>, value: <PaymentBadge status={payment.status} /> },
        { id: 'provider', name: <Trans>Provider</Trans>, value: <bdi>{payment.provider}</bdi> },
        { id: 'amount', name: <Trans>Amount</Trans>, value: <Amount of={payment.amount} /> },
        { id: 'captured', name: <Trans>Captured</Trans>, value: <Amount of={payment.captured} /> },
        { id: 'refunded', name: <Trans>Given back</Trans>, value: <Amount of={payment.refunded} /> },
        ...(payment.intent_id ? [{ id: 'intent', name: <Trans>At the provider</Trans>, value: <Copied id={payment.intent_id} /> }] : []),
        ...(payment.charge_id ? [{ id: 'charge', name: <Trans>Charge</Trans>, value: <Copied id={payment.charge_id} /> }] : []),
        { id: 'begun', name: <Trans>Begun</Trans>, value: atTime(payment.created_at) },
      ]}
    />
  )
}

function Copied({ id }: { id: string }): ReactNode {
  const { t } = useLingui()
  return <span className="inline-flex max-w-full items-center gap-1"><bdi className="break-all">{id}</bdi><CopyButton text={id} label={t`Copy ${id}`} /></span>
}

const LINE = 'flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-2 text-md last:border-b-0'

/** Each try to pay, with what the bank said. */
export function Attempts({ attempts }: Pick<PaymentDetails, 'attempts'>): ReactNode {
  const { t, i18n } = useLingui()
  if (attempts.length === 0) return <p className="text-muted"><Trans>Nobody has tried to pay yet.</Trans></p>
  return (
    <ul aria-label={t`Attempts to pay`} className="grid">
      {attempts.map(({ id, status, payment_method: method, decline_code: code, started_at: at }) => (
        <li key={id} className={LINE}>
          <span>
            <span className="font-semibold">{i18n._(ATTEMPT[status])}</span>
            {code && <Declined code={code} />}
            <span className="block text-sm text-muted"><bdi>{method}</bdi></span>
          </span>
          <span className="text-sm text-muted">{atTime(at)}</span>
        </li>
      ))}
    </ul>
  )
}

/** In words, with the bank's own for whoever asks the bank. */
function Declined({ code }: { code: string }): ReactNode {
  const { i18n } = useLingui()
  const words = declineWords(code)
  return <> · {words && <>{i18n._(words)} </>}<code className={words && 'text-sm text-muted'}>{code}</code></>
}

/** Each amount that went back, or was to. */
export function Refunds({ refunds }: Pick<PaymentDetails, 'refunds'>): ReactNode {
  const { t, i18n } = useLingui()
  if (refunds.length === 0) return null
  return (
    <ul aria-label={t`Refunds`} className="grid">
      {refunds.map(({ id, amount, status, origin, reason, created_at: at, failure_code: code, tries, provider_id: theirs }) => {
        const end = i18n._(REFUND[status])
        return (
          <li key={id} className={LINE}>
            <span>
              <span className="font-semibold"><Trans>Refund of <Amount of={amount} />: {end}</Trans></span>
              <span className="block text-sm text-muted">{i18n._(ORIGIN[origin])} · <bdi>{reason}</bdi></span>
              {(code ?? tries > 0) && (
                <span className="block text-sm text-muted">
                  {code && <Coded words={failureWords(code)} code={code} />} {tries > 0 && <Plural value={tries} one="asked # time" other="asked # times" />}
                </span>
              )}
              {theirs && <span className="block text-sm text-muted"><Copied id={theirs} /></span>}
            </span>
            <span className="text-sm text-muted">{atTime(at)}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** How a payment was booked: each movement with its legs, debit and credit alike. */
export function Transactions({ paymentId }: { paymentId: string }): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readTransactions(paymentId))
  if (!data) {
    return error ? (
      <Failed title={<Trans>How it was booked could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton className="h-24" />
    )
  }
  if (data.length === 0) return <p className="text-muted"><Trans>No money has moved yet.</Trans></p>
  return <div className="grid gap-4">{data.map((each) => <Booked key={each.id} transaction={each} />)}</div>
}

function Booked({ transaction: { kind, occurred_at: at, currency, entries } }: { transaction: Transaction }): ReactNode {
  const { i18n } = useLingui()
  const cell = 'border-b border-line py-1.5 pe-3 last:pe-0'
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-md">
        <caption className="pb-1 text-start">
          <span className="font-semibold">{i18n._(KIND[kind])}</span> <span className="text-sm text-muted">{atTime(at)}</span>
        </caption>
        <LedgerHead row="text-sm text-muted" cell={cell} />
        <tbody>
          {entries.map(({ account, debit, credit }) => (
            <tr key={account}>
              <th scope="row" className={`${cell} text-start font-normal`}>{i18n._(ACCOUNT[account])}</th>
              <td className={`${cell} text-end`}>{debit > 0 && <Amount of={{ amount: debit, currency }} />}</td>
              <td className={`${cell} text-end`}>{credit > 0 && <Amount of={{ amount: credit, currency }} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
