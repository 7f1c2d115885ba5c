import type { RouteObject } from 'react-router'

import { queryClient } from '@/api/queries'
import { filterOf, readList } from '@/features/catalogue/api/read-list'
import { parseListing } from '@/features/catalogue/listing'
import { lastPart } from '@/features/catalogue/tree'

type Ahead = Pick<RouteObject, 'loader' | 'shouldRevalidate'>

/** Begins to read a list while the files of its page are on their way. The page itself finds the answer, or the failure. */
const list: Ahead = {
  loader: ({ params, request }) => {
    const filter = filterOf(parseListing(new URL(request.url).searchParams), lastPart(params['*']))
    // What has been read before is the page's to renew.
    queryClient.infiniteQuery({ ...readList(filter), staleTime: 'static' }).catch(() => undefined)
    return null
  },
  // Once the page is there it asks for itself.
  shouldRevalidate: ({ currentUrl, nextUrl }) => currentUrl.pathname !== nextUrl.pathname,
}

/** What begins with a page's address, by the page's name; nothing waits for it. */
export const AHEAD: Readonly<Record<string, Ahead>> = { browse: list, search: list }
