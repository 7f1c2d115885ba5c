import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { tokenIn } from '@/api/link-token'
import type { ApiProblem } from '@/api/problem'
import { tabStorage } from '@/api/storage'

type Page = 'verify' | 'reset'

const key = (page: Page): string => `souk.link.${page}`

/** Whether the service says that a link is of no use any more. */
export const hasEnded = (problem: ApiProblem | null): boolean =>
  problem?.code === 'link_expired' || (problem?.errors.some(({ field }) => field === 'body.token') ?? false)

/** The token was used, or is of no use. */
export const forgetLinkToken = (page: Page): void => { tabStorage.set(key(page), undefined) }

/**
 * The token of a mail's link, `#token=…`. It leaves the address bar, where others could read it and a bookmark would keep it;
 * the tab keeps it, so that a reload finds it again.
 */
export function useLinkToken(page: Page): string | undefined {
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
