import type { ComponentType, ReactNode } from 'react'
import { createBrowserRouter, redirectDocument, type RouteObject } from 'react-router'

import { loadPersonal } from '@/locale/activate'
import { basename } from '@/locale/locale'

import { PAGES, PERSONAL_PAGES, QUIET_PAGES } from './addresses'
import { AHEAD } from './ahead'
import { ErrorPage } from './error-page'
import { QuietShell } from './quiet-shell'
import { Shell } from './shell'

/** Each page is a chunk of its own. */
const files = import.meta.glob<{ Component: ComponentType }>(['../pages/*.tsx', '!../pages/*.test.tsx'])

/** A page with the words that it needs besides those of the shop. */
async function load(name: string): Promise<{ Component?: ComponentType }> {
  const [page] = await Promise.all([files[`../pages/${name}.tsx`]?.(), PERSONAL_PAGES.has(name) && loadPersonal()])
  return page ?? {}
}

const page = (path: string, name: string): RouteObject => ({ path, lazy: () => load(name), ...AHEAD[name] })
const all = (pages: Record<string, string>): RouteObject[] => Object.entries(pages).map(([path, name]) => page(path, name))

/** What each page stands in; `boot.js` has asked for its chunk, so that there is nothing to show before. */
const shell = (element: ReactNode, children: RouteObject[]): RouteObject => ({
  element, errorElement: <ErrorPage />, hydrateFallbackElement: <></>, children,
})

/** The shop's pages. The desk's are another document, with its own words and styles: going there loads it. */
export const shop = () => createBrowserRouter(
  [
    shell(<Shell />, [...all(PAGES), page('*', 'not-found')]),
    shell(<QuietShell />, all(QUIET_PAGES)),
    { path: '/admin/*', loader: ({ request }) => redirectDocument(request.url) },
  ],
  { basename },
)
