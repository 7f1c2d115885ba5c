import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components } from '@/api/generated/auth'

export type AuditEntry = components['schemas']['AuditAnswer']

/** A page of who did what, the newest first, or of what was done to one account. */
export const readAudit = ({ subject_id, cursor, limit = 50 }: { subject_id?: string; cursor?: string; limit?: number }) =>
  queryOptions({
    queryKey: ['desk-audit', subject_id, cursor, limit],
    queryFn: ({ signal }) =>
      answer(auth.GET('/auth/audit', {
        params: { query: { limit, ...(subject_id !== undefined && { subject_id }), ...(cursor !== undefined && { cursor }) } }, signal,
      })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
