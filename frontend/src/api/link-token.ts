import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import type { ApiProblem } from './problem'
import { tabStorage } from './storage'

/** The pages that a mail's link leads to. */
type LinkPage = 'verify' | 'reset' | 'alerts-confirm' | 'alerts-unsubscribe'

const key = (page: LinkPage): string => `souk.link.${page}`

/** The token of a mail's link, `#token=…`: behind `#` no server sees it. Undefined where there is none. */
export const tokenIn = (hash: string): string | undefined => new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? undefined

/** Whether the service says that a link is of no use any more: by its code, or because the token is none. */
export const hasEnded = (problem: ApiProblem | null, code: string): boolean =>
  problem?.code === code || (problem?.errors.some(({ field }) => field === 'body.token') ?? false)

/** The token was used, or is of no use. */
export const forgetLinkToken = (page: LinkPage): void => { tabStorage.set(key(page), undefined) }

/**
 * The token of a mail's link, `#token=…`. It leaves the address bar, where others could read it and a bookmark would keep it;
 * the tab keeps it, so that a reload finds it again.
 */
export function useLinkToken(page: LinkPage): string | undefined {
  const { hash, pathname } = useLocation()
  const navigate = useNavigate()
  const given = tokenIn(hash)
  const [token, setToken] = useState(() => given ?? tabStorage.get(key(page)))
  if (given !== undefined && given !== token) setToken(given)
  useEffect(() => {
    if (given === undefined) return
    tabStorage.set(key(page), given)
    void navigate(pathname, { replace: true })
  }, [given, navigate, page, pathname])
  return token
}
