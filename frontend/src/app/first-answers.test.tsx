import { waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { Component as Browse } from '@/pages/browse'
import { Component as Home } from '@/pages/home'
import { Component as Product } from '@/pages/product'
import { Component as Search } from '@/pages/search'
import { show } from '@/testing/render'
import { server } from '@/testing/server'

import { FIRST_ANSWERS, SEARCH_ANSWERS, UNFILTERED_ANSWERS } from './addresses'

const PAGES = [
  ['/', '/', <Home key="home" />],
  ['/c/*', '/c/things/books', <Browse key="browse" />],
  ['/search', '/search', <Search key="everything" />],
  ['/search', '/search?q=red%20lamp', <Search key="search" />],
  ['/p/:reference', '/p/kettle', <Product key="product" />],
] as const

test.each(PAGES)('what boot.js asks for at %s (%s) is what the page asks for', async (path, at, page) => {
  const asked: string[] = []
  server.use(
    http.all('*', ({ request }) => {
      const { pathname, search } = new URL(request.url)
      asked.push(pathname + search)
      return new HttpResponse(null, { status: 404 })
    }),
  )
  show(page, { path, at })
  const besides = at.includes('?') ? SEARCH_ANSWERS : UNFILTERED_ANSWERS
  const ahead = [...(FIRST_ANSWERS[path] ?? []), ...(besides[path] ?? [])]
  await waitFor(() => {
    for (const each of ahead) expect(asked).toContain(each.replace(':locale', 'en').replace(':reference', 'kettle').replace(':last', 'books').replace(':q', 'red%20lamp'))
  })
})
