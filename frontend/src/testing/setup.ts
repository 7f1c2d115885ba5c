import '@testing-library/jest-dom/vitest'

import { i18n } from '@lingui/core'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll } from 'vitest'

import { queryClient } from '@/api/queries'

import { server } from './server'

configure({ asyncUtilTimeout: 10_000 })
// Messages are tested by their English, which is their source.
i18n.loadAndActivate({ locale: 'en', messages: {} })

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  cleanup()
  server.resetHandlers()
  queryClient.clear()
  localStorage.clear()
  sessionStorage.clear()
})
afterAll(() => server.close())
