import { http, HttpResponse } from 'msw'
import { expect, test, vi } from 'vitest'

import { server } from '@/testing/server'

import { sendForm } from './upload'

test('what is given up before it goes is not sent', async () => {
  const sent = vi.fn(() => HttpResponse.json({}))
  server.use(http.post('*/api/search/offers', sent))
  const giving = new AbortController()
  const sending = sendForm('/search/offers', new FormData(), { onProgress: () => undefined, signal: giving.signal })
  giving.abort()
  await expect(sending).rejects.toMatchObject({ name: 'AbortError' })
  expect(sent).not.toHaveBeenCalled()
})
