import { createMemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'

import { type Happening, onHappened } from '@/api/happened'

import { PAGES } from './addresses'
import { tellPageViews } from './page-views'

afterEach(() => { onHappened(() => undefined) })

async function walk(...addresses: string[]): Promise<string[]> {
  const told: Happening[] = []
  onHappened((happening) => told.push(happening))
  const [first = '/', ...others] = addresses
  const router = createMemoryRouter([...Object.keys(PAGES), '*'].map((path) => ({ path, element: null })), { initialEntries: [first] })
  tellPageViews(router)
  for (const each of others) await router.navigate(each)
  return told.map((each) => (each.type === 'page_view' ? each.page : each.type))
}

test('each page that is shown is told, the first one too; filters and words are no other page', async () => {
  expect(await walk('/', '/c/things/books?price=3', '/c/things/books?price=4', '/p/kettle#reviews', '/search?q=lamp')).toEqual(['/', '/c/things/books', '/p/kettle', '/search'])
})

test('an address that says whose it is, or that nobody knows, is told by its page alone', async () => {
  expect(await walk('/orders/8f1c', '/account/orders/8f1c', '/verify?token=secret', '/who@example.com')).toEqual(['/orders/:orderId', '/account/orders/:orderId', '/verify', '/not-found'])
})
