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

window.addEventListener('vite:preloadError', (event) => {
  if (window.__soukReloadOnce?.()) event.preventDefault()
})

void begin()
queryClient.query(readShop()).catch(() => undefined)
await activate()
const router = /^(\/..)?\/admin(\/|$)/.test(window.location.pathname) ? await (await import('@/desk/main')).desk() : shop()

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
