import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { queryOptions, useMutation } from '@tanstack/react-query'

import { answer, searches } from '@/api/client'
import type { components, operations } from '@/api/generated/search'
import type { CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export type Synonyms = components['schemas']['StaffSynonymsAnswer']

export const SYNONYM_WORDS = {
  invalid_synonyms: msg`A group has 2 to 20 different words or phrases, and each stands in one group only. Words that are written alike count as one.`,
  precondition_failed: msg`Somebody changed these groups meanwhile.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<CodesOf<operations['replace_synonyms']>, CommonCode>, MessageDescriptor>

/** All groups of a language, with the version that replacing them takes. */
export const showSynonyms = (language: string, signal?: AbortSignal): Promise<Synonyms> =>
  answer(searches.GET('/search/synonyms/{language}', { params: { path: { language } }, ...(signal && { signal }) }))

export const readSynonyms = (language: string) =>
  queryOptions({ queryKey: ['desk-synonyms', language], queryFn: ({ signal }) => showSynonyms(language, signal), staleTime: 0 })

/** Replace all groups of a language, on the version that was seen. */
export function useReplaceSynonyms(language: string) {
  return useMutation({
    mutationFn: ({ version, groups }: { version: number; groups: string[][] }): Promise<Synonyms> =>
      answer(searches.PUT('/search/synonyms/{language}', { params: { path: { language }, header: { 'If-Match': `"${version}"` } }, body: { groups } })),
  })
}
