import { useEffect, useRef } from 'react'

import { happened } from '@/api/happened'
import { oneLine } from '@/api/one-line'

const MOST_LETTERS = 200

/** Tells what was searched for, once it is known how much was found; filters, order and further pages are no new search. */
export function useToldSearch(q: string, results: number | undefined): void {
  const told = useRef('')
  useEffect(() => {
    if (results === undefined || told.current === q) return
    told.current = q
    const term = oneLine(q, MOST_LETTERS)
    if (term) happened({ type: 'search', term, results })
  }, [q, results])
}
