import { queryOptions } from '@tanstack/react-query'

import { answer, payments } from '@/api/client'
import type { components } from '@/api/generated/payment'

export type TrialBalance = components['schemas']['TrialBalanceAnswer']

/** Debit and credit of every account, by currency. */
export const readLedger = () =>
  queryOptions({
    queryKey: ['desk-payments', 'ledger'],
    queryFn: ({ signal }) => answer(payments.GET('/payments/ledger', { signal })),
    staleTime: 0,
  })
