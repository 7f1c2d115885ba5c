import '@/styles/app.css'

import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'

import { queryClient } from '@/api/queries'
import { readShop } from '@/api/shop'
import { begin } from '@/api/token'
import { activate } from '@/locale/activate'

import { shop } from './router'

declare global {
  interface Window {
    /** Set by boot.js: reload for files that a deploy took away, once a minute at most. */
    __soukReloadOnce?: () => boolean
  }
}

void begin()
queryClient.query(readShop()).catch(() => undefined)

/** Once the page stands: what no shopper waits for. */
const SETTLED = 1_000
const isDesk = /^(\/..)?\/admin(\/|$)/.test(window.location.pathname)

/** The router of the document that was asked for, once its words are there. */
async function start() {
  await activate()
  return isDesk ? (await import('@/desk/main')).desk() : shop()
}

// The files of pages that a deploy took away are ErrorPage's matter: there the address is that of the page.
const router = await start().catch((thrown: unknown) => {
  if (!window.__soukReloadOnce?.()) throw thrown
  return new Promise<never>(() => undefined)
})

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  )
}

// Visits of the shop are counted, staff at their desk are not; how pages fare is told of both.
setTimeout(() => {
  import('./after-paint').then(({ countVisits, watchPage }) => {
    watchPage()
    if (!isDesk) countVisits(router)
  }, () => undefined)
}, SETTLED)
