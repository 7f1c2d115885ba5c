import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, auth } from '@/api/client'
import type { components, operations } from '@/api/generated/auth'

export type AuditEntry = components['schemas']['AuditAnswer']
type Query = NonNullable<operations['read_audit']['parameters']['query']>
export type AuditFilters = Pick<Query, 'subject_id' | 'actor_id' | 'action' | 'from' | 'to'>

/** A page of who did what, the newest first. */
export const readAudit = (filters: AuditFilters, cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-audit', 'list', filters, cursor, limit],
    queryFn: ({ signal }) =>
      answer(auth.GET('/auth/audit', { params: { query: { ...filters, limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
