import { waitFor } from '@testing-library/react'
import type { LoaderFunctionArgs } from 'react-router'
import { beforeEach, expect, test } from 'vitest'

import { queryClient } from '@/api/queries'
import { aPage } from '@/features/catalogue/catalogue.builders'
import { answers } from '@/testing/server'

import { AHEAD } from './ahead'

let asked: string[]

beforeEach(() => {
  asked = []
  answers('get', '/products', ({ url }) => {
    asked.push(url.search)
    return aPage(['Cap'])
  })
})

/** What the router does when it is on its way to that address. */
function go(path: string, rest: string): void {
  const { loader } = AHEAD.browse ?? {}
  if (typeof loader !== 'function') throw new Error('nothing begins ahead')
  const request = new Request(`http://shop.test${path}`)
  void loader({ params: { '*': rest }, request } as unknown as LoaderFunctionArgs, undefined)
}

test('a list is asked for as its address filters it, before its page is there, and once', async () => {
  go('/c/fashion/tops?on_sale=true', 'fashion/tops')
  await waitFor(() => { expect(asked).toEqual(['?category=tops&on_sale=true&limit=24&counts=true&locale=en']) })
  await waitFor(() => { expect(queryClient.isFetching()).toBe(0) })
  go('/c/fashion/tops?on_sale=true', 'fashion/tops')
  expect(queryClient.isFetching()).toBe(0)
})
