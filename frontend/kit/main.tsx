import './kit.css'

import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, RouterProvider } from 'react-router'

import { queryClient } from '@/api/queries'
import { readShop } from '@/api/shop'
import { activate, loadPersonal, loadPrices } from '@/locale/activate'
import { basename } from '@/locale/locale'
import { aShop } from '@/testing/builders'

import { Kit } from './kit'

// Nobody answers here: what components would ask is known beforehand.
queryClient.setQueryData(readShop().queryKey, aShop())
await activate()
await loadPersonal()
await loadPrices()

const router = createBrowserRouter([{ path: '*', element: <Kit /> }], { basename })
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
