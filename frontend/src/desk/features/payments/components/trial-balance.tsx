import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { Notice } from '@/ui/notice'
import { Amount } from '@/ui/price'
import { Skeleton } from '@/ui/skeleton'
import { Failed } from '@/ui/states'

import { readLedger, type TrialBalance as Balance } from '../api/read-ledger'
import { ACCOUNT } from '../words'
import { LedgerHead } from './ledger-head'

/** Whether the books agree, and every account of each currency with its sums. */
export function TrialBalance(): ReactNode {
  const { data, error, refetch, isFetching } = useQuery(readLedger())
  if (!data) {
    return error ? (
      <Failed title={<Trans>The books could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Skeleton className="h-64 rounded-card!" />
    )
  }
  const currencies = [...new Set(data.accounts.map(({ currency }) => currency))]
  return (
    <div className="grid max-w-3xl gap-5">
      {data.balanced ? (
        <Notice kind="ok" title={<Trans>The books agree</Trans>}><Trans>In each currency, what was debited is what was credited.</Trans></Notice>
      ) : (
        <Notice kind="danger" title={<Trans>The books do not agree</Trans>}><Trans>In some currency debit is not credit. Tell whoever runs the shop’s machines.</Trans></Notice>
      )}
      {currencies.length === 0 && <p className="text-muted"><Trans>No money has moved yet.</Trans></p>}
      {currencies.map((currency) => (
        <InCurrency key={currency} currency={currency} accounts={data.accounts.filter((each) => each.currency === currency)} />
      ))}
    </div>
  )
}

function InCurrency({ currency, accounts }: { currency: string } & Pick<Balance, 'accounts'>): ReactNode {
  const { i18n } = useLingui()
  const cell = 'border-b border-line px-4 py-2'
  const sum = (side: 'debit' | 'credit') => ({ amount: accounts.reduce((all, each) => all + each[side], 0), currency })
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className="w-full text-md">
        <caption className="px-4 py-3 text-start font-display text-h3 font-semibold"><bdi>{currency}</bdi></caption>
        <LedgerHead row="bg-sunken text-sm text-muted" cell={cell} balance />
        <tbody>
          {accounts.map(({ account, debit, credit }) => (
            <tr key={account}>
              <th scope="row" className={`${cell} text-start font-normal`}>
                <Link to={`/admin/ledger?account=${account}&currency=${currency}`} preventScrollReset className="link inline-block min-h-6">{i18n._(ACCOUNT[account])}</Link>
              </th>
              <td className={`${cell} text-end`}><Amount of={{ amount: debit, currency }} /></td>
              <td className={`${cell} text-end`}><Amount of={{ amount: credit, currency }} /></td>
              <td className={`${cell} text-end font-semibold`}><Amount of={{ amount: debit - credit, currency }} /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-semibold">
            <th scope="row" className="px-4 py-2 text-start"><Trans>Sum</Trans></th>
            <td className="px-4 py-2 text-end"><Amount of={sum('debit')} /></td>
            <td className="px-4 py-2 text-end"><Amount of={sum('credit')} /></td>
            <td className="px-4 py-2 text-end"><Amount of={{ amount: sum('debit').amount - sum('credit').amount, currency }} /></td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
