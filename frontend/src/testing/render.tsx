import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, type RenderResult } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { createMemoryRouter, type InitialEntry, RouterProvider } from 'react-router'

import { queryClient } from '@/api/queries'

interface Shown extends RenderResult {
  user: UserEvent
  /** Where the page has gone: path, query and hash. */
  location: () => string
}

/** Show something as a page would: with words, answers and addresses. `path` is the route, `at` the address. */
export function show(element: ReactNode, { path = '*', at = '/' }: { path?: string; at?: InitialEntry } = {}): Shown {
  const router = createMemoryRouter(
    [{ path, element }, ...(path === '*' ? [] : [{ path: '*', element: <p>Elsewhere</p> }])],
    { initialEntries: [at] },
  )
  const shown = render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>,
  )
  const location = (): string => router.state.location.pathname + router.state.location.search + router.state.location.hash
  return { ...shown, user: userEvent.setup(), location }
}

/** Finds the innermost element that says this, through what marks amounts and names within. */
export const saying = (words: string) => (_: string, element: Element | null): boolean => {
  const says = (of: Element): boolean => of.textContent.replaceAll(/\s+/g, ' ').includes(words)
  return element !== null && says(element) && !Array.from(element.children).some(says)
}
