import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components } from '@/api/generated/search'

export type EmptySearch = components['schemas']['StaffEmptySearchAnswer']

/** A page of what was asked for most often and not found. */
export const readEmptySearches = (cursor?: string, limit = 50) =>
  queryOptions({
    queryKey: ['desk-empty-searches', 'list', cursor, limit],
    queryFn: ({ signal }) => answer(searches.GET('/search/without-results', { params: { query: { limit, ...(cursor !== undefined && { cursor }) } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 1_800_000,
  })
