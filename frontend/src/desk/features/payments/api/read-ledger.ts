import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, payments } from '@/api/client'
import type { components, operations } from '@/api/generated/payment'

export type TrialBalance = components['schemas']['TrialBalanceAnswer']
export type Movement = components['schemas']['LedgerMovementAnswer']
export type MovementQuery = Omit<NonNullable<operations['list_movements']['parameters']['query']>, 'limit' | 'cursor'>

/** Debit and credit of every account, by currency. */
export const readLedger = () =>
  queryOptions({
    queryKey: ['desk-payments', 'ledger'],
    queryFn: ({ signal }) => answer(payments.GET('/payments/ledger', { signal })),
    staleTime: 0,
  })

/** A page of what moved money between accounts, the newest first. */
export const readMovements = (wanted: MovementQuery, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-payments', 'movements', wanted, cursor, limit],
    queryFn: ({ signal }) => answer(payments.GET('/payments/ledger/movements', { params: { query: { ...wanted, limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
