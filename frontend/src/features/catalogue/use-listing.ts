import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'

import { type Listing, parseListing, writeListing } from './listing'

interface Change {
  /** In place of the present entry of the history: for what nobody would go back to. */
  replace?: boolean
}

/** The list that the address asks for, and the way to ask for another: filters, sort and page live nowhere else. */
export function useListing(): readonly [Listing, (next: Listing, how?: Change) => void] {
  const [params, setParams] = useSearchParams()
  const listing = useMemo(() => parseListing(params), [params])
  const change = useCallback(
    (next: Listing, { replace = false }: Change = {}) => {
      setParams(writeListing(next), { replace, preventScrollReset: true })
    },
    [setParams],
  )
  return [listing, change]
}
