import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

import { answer, catalogue } from '@/api/client'
import type { operations } from '@/api/generated/product'
import { asProblem, type CodesOf } from '@/api/problem'
import type { CommonCode } from '@/api/words'

export const WORDS_WORDS = {
  precondition_failed: msg`Somebody changes these words right now. Try again.`,
  precondition_required: msg`This page is out of date. Load it again.`,
} satisfies Record<Exclude<CodesOf<operations['replace_attribute_words']>, CommonCode>, MessageDescriptor>

const showWords = (locale: string, signal?: AbortSignal) =>
  answer(catalogue.GET('/products/attribute-words/{locale}', { params: { path: { locale } }, ...(signal && { signal }) }))

/** What a language calls names and values of properties, in all products. */
export const readPropertyWords = (locale: string) =>
  queryOptions({ queryKey: ['desk-words', locale], queryFn: ({ signal }) => showWords(locale, signal), staleTime: 0 })

const TRIES = 3

/** Change some of a language's words; an empty one is none. Whatever others changed meanwhile stays: each word is a matter of its own. */
export function useChangeWords() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ locale, words }: { locale: string; words: Readonly<Record<string, string>> }) => {
      for (let tried = 1; ; tried += 1) {
        const now = await showWords(locale)
        const next = Object.fromEntries(Object.entries({ ...now.words, ...words }).filter(([, word]) => word.trim() !== ''))
        try {
          return await answer(catalogue.PUT('/products/attribute-words/{locale}', { params: { path: { locale }, header: { 'If-Match': `"${now.version}"` } }, body: { words: next } }))
        } catch (thrown) {
          if (asProblem(thrown).status !== 412 || tried === TRIES) throw thrown
        }
      }
    },
    onSuccess: (said, { locale }) => { client.setQueryData(readPropertyWords(locale).queryKey, said) },
  })
}
