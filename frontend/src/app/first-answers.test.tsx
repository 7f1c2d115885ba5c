import { waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { Component as Home } from '@/pages/home'
import { show } from '@/testing/render'
import { server } from '@/testing/server'

import { FIRST_ANSWERS } from './addresses'

test.each([['/', <Home key="/" />]] as const)('what boot.js asks for at %s is what the page asks for', async (path, page) => {
  const asked: string[] = []
  server.use(
    http.all('*', ({ request }) => {
      const { pathname, search } = new URL(request.url)
      asked.push(pathname + search)
      return new HttpResponse(null, { status: 404 })
    }),
  )
  show(page, { path })
  await waitFor(() => {
    expect(asked).toContain(FIRST_ANSWERS[path]?.replace(':locale', 'en'))
  })
})
