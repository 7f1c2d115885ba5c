import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { ApiProblem } from '@/api/problem'
import { useWait } from '@/ui/refused'
import { useSettled } from '@/ui/use-settled'

import { readTrending } from './api/read-trending'
import { LEAST_LETTERS, MOST_LETTERS, suggest, type Suggested } from './api/suggest'
import { MOST_SECTIONS, plain, type Section, sectionsFor } from './sections'

/** How long typing rests before anybody is asked, in milliseconds. */
const REST = 150
/** So many words and sections stand above the products. */
const MOST_TERMS = 4

export interface Suggestions extends Required<Suggested> {
  sections: readonly Section[]
  /** Somebody answered for these words. */
  ready: boolean
  /** It was asked too often: until it may be asked again, nothing is suggested. */
  refused: ApiProblem | null
}

const NOTHING = { sections: [], products: [], refused: null }

/**
 * What could be meant so far, and while there are no words what many search for; `sections` are those that the page knows, for
 * where search-service is away.
 */
export function useSuggestions(words: string, sections: readonly Section[], open: boolean): Suggestions {
  const typed = words.trim()
  const q = Array.from(useSettled(typed, REST)).slice(0, MOST_LETTERS).join('')
  const enough = q.length >= LEAST_LETTERS && typed.length >= LEAST_LETTERS
  const [refused, setRefused] = useState<ApiProblem | null>(null)
  const waits = useWait(refused) > 0
  const { data, error, isPending } = useQuery({ ...suggest(q), enabled: open && enough && !waits, placeholderData: keepPreviousData })
  const trending = useQuery({ ...readTrending(), enabled: open && typed === '' }).data
  if (error?.status === 429 && error.at !== refused?.at) setRefused(error)
  const found = enough && !waits ? data : undefined
  if (typed === '') return { ...NOTHING, terms: trending ?? [], ready: trending !== undefined && trending.length > 0 }
  return {
    // The words themselves are searched for by Enter.
    terms: found?.terms.filter((term) => plain(term) !== plain(q)).slice(0, MOST_TERMS) ?? [],
    sections: found?.sections?.slice(0, MOST_SECTIONS) ?? (enough && !waits ? sectionsFor(q, sections) : []),
    products: found?.products ?? [],
    ready: enough && !isPending,
    refused: waits && enough ? refused : null,
  }
}
