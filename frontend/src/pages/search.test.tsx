import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'

import { aCard, aCategory, aHit, aPage, aSearch, someCounts } from '@/features/catalogue/catalogue.builders'
import { aShop, euros } from '@/testing/builders'
import { happenings } from '@/testing/happenings'
import { show } from '@/testing/render'
import { answers, isAway, refuses } from '@/testing/server'

import { Component as Search } from './search'

/** What search-service was asked for, the latest last. */
let asked: URLSearchParams[]
const lists = (): URLSearchParams[] => asked.filter((params) => params.get('limit') !== '1')
const understood = (over: object = {}) => ({ text: 'lamp', language: 'en', corrections: [], price: null, ...over })

beforeEach(() => {
  asked = []
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', { items: [aCategory('home', { name: 'Home' })] })
})

/** search-service answers so, whatever it is asked. */
function finds(found: ReturnType<typeof aSearch> | ((params: URLSearchParams) => ReturnType<typeof aSearch>)): void {
  answers('get', '/search', ({ url }) => {
    asked.push(url.searchParams)
    return typeof found === 'function' ? found(url.searchParams) : found
  })
}
const open = (at: string) => show(<Search />, { path: '/search', at })
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

test('a search begins with the best match, counts, and can be sorted and narrowed to a part of the shop', async () => {
  finds(aSearch(['Oil lamp'], { counts: { ...someCounts({ total: 3, categories: { 'id-home': 2 } }), brands: {} } }))
  const { user, location } = open('/search?q=lamp')
  expect(await heading('Results for “lamp”')).toBeVisible()
  expect(await screen.findByText('3 products')).toBeVisible()
  expect(screen.getAllByRole('link', { name: /^Home/ }).at(-1)).toHaveAttribute('href', '/search?q=lamp&category=home')
  const sort = screen.getByLabelText('Sort')
  expect(sort).toHaveDisplayValue('Best match')
  expect(within(sort).queryByRole('option', { name: 'Name' })).toBeNull()
  await user.selectOptions(sort, 'Price, lowest first')
  expect(location()).toBe('/search?q=lamp&sort=price_asc')
  await waitFor(() => { expect(lists().at(-1)?.get('sort')).toBe('price_asc') })
})

test('the words that were asked for are marked in the titles, also behind letters of more than one unit', async () => {
  finds(aSearch([], { items: [aHit('🪔 Oil lamp <b>', { highlights: [[6, 10]] })], total: 1 }))
  open('/search?q=lamp')
  const link = await screen.findByRole('link', { name: '🪔 Oil lamp <b>' })
  expect(within(link).getByText('lamp').tagName).toBe('MARK')
})

test('brands, attributes and stock narrow a search; a brand is found wherever products say it', async () => {
  const attributes = { Colour: { Red: 6, Blue: 4 } }
  finds(aSearch(['Oil lamp'], { counts: { ...someCounts({ total: 10, attributes }), brands: { Halden: 7, Faro: 3 } } }))
  const { user, location } = open('/search?q=lamp')
  await user.click(await screen.findByRole('checkbox', { name: /^Halden/ }))
  await user.click(await screen.findByRole('checkbox', { name: /^Red/ }))
  await user.click(await screen.findByRole('checkbox', { name: /^In stock only/ }))
  expect(location()).toBe('/search?q=lamp&attribute=Brand%3AHalden&attribute=Colour%3ARed&in_stock=true')
  await waitFor(() => { expect(Object.fromEntries(lists().at(-1) ?? [])).toMatchObject({ brand: 'Halden', attribute: 'Colour:Red', in_stock: 'true' }) })
})

test('a spelling that was corrected says so, and can be searched for literally', async () => {
  const corrections = [{ typed: 'lmap', read: 'lamp' }]
  finds((params) => aSearch(['Oil lamp'], { query: params.has('exact') ? understood({ text: 'lmap' }) : understood({ corrections }) }))
  const { user, location } = open('/search?q=lmap')
  expect(await heading('Results for “lamp”')).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'Search for “lmap” instead' }))
  expect(location()).toBe('/search?q=lmap&exact=true')
  expect(await heading('Results for “lmap”')).toBeVisible()
  expect(lists().at(-1)?.get('exact')).toBe('true')
  await waitFor(() => { expect(screen.queryByText(/We corrected/)).toBeNull() })
})

const under50 = { text: 'under 50 €', min_price: null, max_price: 5000 }

test('a price among the words is a chip that can be removed, and stands in the price’s fields', async () => {
  finds((params) => aSearch(['Oil lamp'], { query: understood({ text: 'red lamp', price: params.get('q')?.includes('50') ? under50 : null }) }))
  const { user, location } = open('/search?q=red+lamp+under+50+%E2%82%AC')
  const chip = await screen.findByRole('button', { name: 'Remove under 50 €' })
  expect(screen.getAllByLabelText('To')[0]).toHaveValue('50')
  expect(await heading('Results for “red lamp”')).toBeVisible()
  await user.click(chip)
  expect(location()).toBe('/search?q=red+lamp')
  await waitFor(() => { expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull() })
})

test('a price that is chosen takes the place of the words', async () => {
  finds((params) => aSearch(['Oil lamp'], { query: understood({ price: params.get('q')?.includes('50') ? under50 : null }) }))
  const { user, location } = open('/search?q=lamp+under+50+%E2%82%AC')
  await screen.findByRole('button', { name: 'Remove under 50 €' })
  const to = screen.getAllByLabelText('To')[0] ?? screen.getByLabelText('To')
  await user.clear(to)
  await user.type(to, '80{Enter}')
  expect(location()).toBe('/search?q=lamp&max_price=8000')
})

test('nothing but a price leads to everything of that price', async () => {
  finds(aSearch([], { query: understood({ text: '', price: under50 }) }))
  answers('get', '/products', aPage(['Cap']))
  const { location } = open('/search?q=under+50+%E2%82%AC')
  expect(await screen.findByRole('link', { name: 'Cap' })).toBeVisible()
  expect(location()).toBe('/search?max_price=5000')
})

test('where nothing has the words, what is near in meaning says that it is', async () => {
  finds(aSearch(['Oil lamp'], { only_by_meaning: true }))
  open('/search?q=something+for+dark+evenings')
  expect(await screen.findByText('Nothing has these very words. These come close to what they mean.')).toBeVisible()
})

test('words alone are not worth a word while they find something', async () => {
  finds(aSearch(['Oil lamp'], { degraded: true }))
  open('/search?q=lamp')
  expect(await screen.findByRole('link', { name: 'Oil lamp' })).toBeVisible()
  expect(screen.queryByText(/We could only look for the words/)).toBeNull()
})

test('where they find nothing, it is said that meaning could not be compared', async () => {
  finds(aSearch([], { degraded: true }))
  open('/search?q=xyzzy')
  expect(await screen.findByText(/We could only look for the words just now/)).toBeVisible()
})

test('nothing found: what was searched, a way on, and what is popular, marked as such', async () => {
  finds(aSearch([], { popular: [aHit('Kettle')] }))
  open('/search?q=xyzzy')
  expect(await screen.findByText('Nothing matches “xyzzy”.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'See everything' })).toHaveAttribute('href', '/search')
  const popular = screen.getByRole('region', { name: 'Not what you searched for, but popular here' })
  expect(within(popular).getByRole('link', { name: 'Kettle' })).toBeVisible()
})

test('nothing found literally: what may have been meant', async () => {
  finds((params) => params.has('exact') ? aSearch([]) : aSearch(['Oil lamp'], { query: understood({ corrections: [{ typed: 'lmap', read: 'lamp' }] }) }))
  const { user, location } = open('/search?q=lmap&exact=true')
  await user.click(await screen.findByRole('link', { name: 'lamp' }))
  expect(location()).toBe('/search?q=lmap')
})

test('nothing left: each filter can be dropped, and so can a price among the words', async () => {
  const left = (params: URLSearchParams): number => (params.get('q') === 'lamp' ? 7 : params.has('brand') ? 0 : 2)
  finds((params) => aSearch([], {
    query: understood({ price: params.get('q') === 'lamp' ? null : under50 }),
    counts: { ...someCounts({ total: left(params) }), brands: {} },
  }))
  const { user, location } = open('/search?q=lamp+under+50+%E2%82%AC&attribute=Brand:Halden')
  expect(await screen.findByRole('button', { name: 'Without “Halden” (2)' })).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Without “under 50 €” (7)' }))
  expect(location()).toBe('/search?q=lamp&attribute=Brand%3AHalden')
})

test.each([503, 504, 'nobody'] as const)('search-service is away (%s): titles are searched, and it is said', async (how) => {
  if (how === 'nobody') isAway('get', '/search')
  else refuses('get', '/search', how as 503, 'unavailable')
  let query = new URLSearchParams()
  answers('get', '/products/search', ({ url }) => {
    if (url.searchParams.get('limit') !== '1') query = url.searchParams
    return aPage(['Oil lamp'], { items: [aCard('Oil lamp', { price_from: euros(12) })], counts: someCounts({ total: 1 }) })
  })
  open('/search?q=lamp&exact=true&attribute=Brand:Halden')
  expect(await screen.findByRole('link', { name: 'Oil lamp' })).toBeVisible()
  expect(screen.getByText('Search is limited at the moment: it finds words in the names of products alone.')).toBeVisible()
  expect(Object.fromEntries(query)).toMatchObject({ q: 'lamp', attribute: 'Brand:Halden' })
  expect(query.has('exact')).toBe(false)
})

test('a list goes on with the service that began it', async () => {
  const page = Array.from({ length: 24 }, (_, index) => `Lamp ${index}`)
  isAway('get', '/search')
  answers('get', '/products/search', ({ url }) =>
    url.searchParams.has('cursor') ? aPage(['Last lamp']) : aPage(page, { next_cursor: '24', counts: someCounts({ total: 25 }) }))
  const { user } = open('/search?q=lamp')
  await screen.findByText('You have seen 24 of 25')
  finds(aSearch(['Another']))
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByRole('link', { name: 'Last lamp' })).toBeVisible()
  expect(asked).toEqual([])
})

test('more is shown on demand', async () => {
  const page = Array.from({ length: 24 }, (_, index) => `Lamp ${index}`)
  finds((params) => params.has('cursor')
    ? aSearch(['Last lamp'], { counts: null })
    : aSearch(page, { next_cursor: 'abc', counts: { ...someCounts({ total: 25 }), brands: {} } }))
  const { user, location } = open('/search?q=lamp')
  await user.click(await screen.findByRole('button', { name: 'Show more' }))
  expect(await screen.findByText('You have seen 25 of 25')).toBeVisible()
  expect(lists().at(-1)?.get('cursor')).toBe('abc')
  expect(location()).toBe('/search?q=lamp&page=2')
})

test('who searches too often is told when it goes on, and is not served something else', async () => {
  refuses('get', '/search', 429, 'rate_limited', {}, { 'Retry-After': '20' })
  open('/search?q=lamp')
  expect(await screen.findByText('That was a lot at once. Wait a moment, then try again.')).toBeVisible()
  expect(screen.getByRole('timer')).toHaveTextContent('You can try again in 20 seconds.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeDisabled()
})

test('a part of the shop that is not there is dropped from a search', async () => {
  answers('get', '/search', aSearch(['Oil lamp']))
  const { location } = open('/search?q=lamp&category=nonsense')
  expect(await screen.findByRole('link', { name: 'Oil lamp' })).toBeVisible()
  expect(location()).toBe('/search?q=lamp')
})

test('a search is told with how much it found, once for its words and not for each filter', async () => {
  const told = happenings()
  finds(aSearch(['Oil lamp'], { counts: { ...someCounts({ total: 3 }), brands: {} } }))
  const { user } = open('/search?q=lamp')
  await screen.findByText('3 products')
  await user.selectOptions(screen.getByLabelText('Sort'), 'Price, lowest first')
  await waitFor(() => { expect(lists().at(-1)?.get('sort')).toBe('price_asc') })
  expect(told).toEqual([{ type: 'search', term: 'lamp', results: 3 }])
})
