import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

/** The head of a table of bookings: the account, then its two sides. */
export function LedgerHead({ row, cell, balance = false }: { row: string; cell: string; balance?: boolean }): ReactNode {
  return (
    <thead>
      <tr className={row}>
        <th scope="col" className={`${cell} text-start`}><Trans>Account</Trans></th>
        <th scope="col" className={`${cell} text-end`}><Trans>Debit</Trans></th>
        <th scope="col" className={`${cell} text-end`}><Trans>Credit</Trans></th>
        {balance && <th scope="col" className={`${cell} text-end`}><Trans>Balance</Trans></th>}
      </tr>
    </thead>
  )
}
