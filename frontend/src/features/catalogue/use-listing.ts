import { useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'

import { type Listing, parseListing, writeListing } from './listing'

interface Change {
  /** In place of the present entry of the history: for what nobody would go back to. */
  replace?: boolean
}

/** The list that the address asks for, and the way to ask for another: filters, sort and page live nowhere else. */
export function useListing(): readonly [Listing, (next: Listing, how?: Change) => void] {
  const [params, setParams] = useSearchParams()
  const asked = useMemo(() => parseListing(params), [params])
  // The router changes the address a moment later; a box that was ticked must not wait for that.
  const [ahead, setAhead] = useState<{ of: Listing; next: Listing }>()
  const change = useCallback(
    (next: Listing, { replace = false }: Change = {}) => {
      setAhead({ of: asked, next })
      setParams(writeListing(next), { replace, preventScrollReset: true })
    },
    [asked, setParams],
  )
  return [ahead?.of === asked ? ahead.next : asked, change]
}
