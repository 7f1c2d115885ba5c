import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'

/** The head of a table of bookings: the account, then its two sides. */
export function LedgerHead({ row, cell }: { row: string; cell: string }): ReactNode {
  return (
    <thead>
      <tr className={row}>
        <th scope="col" className={`${cell} text-start`}><Trans>Account</Trans></th>
        <th scope="col" className={`${cell} text-end`}><Trans>Debit</Trans></th>
        <th scope="col" className={`${cell} text-end`}><Trans>Credit</Trans></th>
      </tr>
    </thead>
  )
}
