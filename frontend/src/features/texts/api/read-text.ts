import { queryOptions } from '@tanstack/react-query'

import { ApiProblem, asProblem } from '@/api/problem'
import { locale, type Locale } from '@/locale/locale'

export type TextName = 'terms' | 'privacy' | 'returns' | 'imprint'

export interface Text {
  markdown: string
  lang: Locale
}

async function read(name: TextName, lang: Locale, signal: AbortSignal): Promise<string | undefined> {
  const response = await fetch(`/shop/${name}.${lang}.md`, { signal }).catch((thrown: unknown) => {
    throw asProblem(thrown)
  })
  // A server that knows no such folder may answer with a page: that is no text.
  if (response.status === 404 || response.headers.get('Content-Type')?.startsWith('text/html')) return undefined
  if (!response.ok) throw new ApiProblem(response.status, {}, response.headers)
  return response.text()
}

/** A text of the installation in the page's language, else in English; null where there is none. */
export const readText = (name: TextName) =>
  queryOptions({
    queryKey: ['text', name, locale],
    queryFn: async ({ signal }): Promise<Text | null> => {
      for (const lang of new Set<Locale>([locale, 'en'])) {
        const markdown = await read(name, lang, signal)
        if (markdown !== undefined) return { markdown, lang }
      }
      return null
    },
    staleTime: 300_000,
  })
