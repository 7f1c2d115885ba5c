import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components, operations } from '@/api/generated/search'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export type SearchIndex = components['schemas']['StaffIndexAnswer']

export const REINDEX_WORDS = {
  reindex_running: msg`The index is being built anew already.`,
} satisfies Record<Exclude<CodesOf<operations['reindex']>, CommonCode>, MessageDescriptor>

/** What is searched, what waits, and how a building anew goes; read again soon while something moves. */
export const readIndex = () =>
  queryOptions({
    queryKey: ['desk-search-index'],
    queryFn: ({ signal }) => answer(searches.GET('/search/index', { signal })),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.reindex?.status === 'running' ? 2_000 : 15_000),
  })

/** Build the index anew, beside the one that is searched. */
export function useReindex() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => answer(searches.POST('/search/reindex')),
    onSettled: () => client.invalidateQueries({ queryKey: readIndex().queryKey }),
  })
}
