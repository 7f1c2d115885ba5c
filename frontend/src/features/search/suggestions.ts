import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { LEAST_LETTERS, suggest } from './api/suggest'
import { useSettled } from '@/ui/use-settled'

/** A part of the shop that words may name. */
export interface Section {
  slug: string
  name: string
  lang: string
}

/** How long typing rests before anybody is asked, in milliseconds. */
const REST = 150
const MOST_SECTIONS = 3

/** Without case and accents: `cafe` finds `Café`. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** The sections with a word that begins as what was typed does. */
export function sectionsFor(words: string, sections: readonly Section[]): Section[] {
  const wanted = plain(words)
  return sections.filter(({ name }) => ` ${plain(name)}`.includes(` ${wanted}`)).slice(0, MOST_SECTIONS)
}

/** What could be meant so far: products from the service, sections from those that are known. */
export function useSuggestions(words: string, sections: readonly Section[], open: boolean) {
  const q = useSettled(words.trim(), REST)
  const enough = q.length >= LEAST_LETTERS && words.trim().length >= LEAST_LETTERS
  const { data, isPending } = useQuery({ ...suggest(q), enabled: open && enough, placeholderData: keepPreviousData })
  return {
    products: enough ? (data ?? []) : [],
    sections: enough ? sectionsFor(q, sections) : [],
    /** Somebody answered for these words. */
    ready: enough && !isPending,
  }
}
