import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aSummary } from '@/desk/features/orders/api/orders.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Orders } from './orders'

interface Page { items: ReturnType<typeof aSummary>[]; next_cursor: string | null }
const page = (items: Page['items'], next_cursor: string | null = null): Page => ({ items, next_cursor })
/** The first page, then the one behind `one`. */
const listOf = (first: Page, behind = page([])) => vi.fn<(of: Asked) => Page>(({ url }) => (url.searchParams.get('cursor') === 'one' ? behind : first))
const showOrders = (query = '') => showScreen(<Orders />, { path: '/admin/orders', at: `/admin/orders${query}` })
const askedFor = (list: ReturnType<typeof listOf>, nth = -1): Record<string, string> => Object.fromEntries(list.mock.calls.at(nth)?.[0].url.searchParams ?? [])

beforeEach(async () => {
  await asStaff('support')
  // Whoever signs in finds nothing of the one before: what is asked from here on is asked once.
  await new Promise((done) => { setTimeout(done) })
})
afterEach(() => {
  vi.restoreAllMocks()
  asGuest()
})

test('orders are found by number, e-mail or name, and by their states', async () => {
  const list = listOf(page([aSummary()]))
  answers('get', '/orders/all', list)
  const { user, location } = showOrders()
  const row = await screen.findByRole('row', { name: /S-4711/ })
  expect(within(row).getByRole('link', { name: 'S-4711' })).toHaveAttribute('href', '/admin/orders/order-1')
  expect(within(row).getByText('amira@souk.test')).toBeVisible()
  expect(within(row).getByText('To be packed')).toBeVisible()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order' }), 'on_hold')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Payment' }), 'paid')
  await user.type(screen.getByRole('searchbox'), 'amira@souk.test{Enter}')
  expect(location()).toBe('/admin/orders?payment_status=paid&q=amira%40souk.test&status=on_hold')
  await vi.waitFor(() => { expect(askedFor(list)).toEqual({ limit: '50', payment_status: 'paid', q: 'amira@souk.test', status: 'on_hold' }) })
})

test('days, country, currency and amount are asked for together; days are the reader’s, the last one in it', async () => {
  const list = listOf(page([aSummary()]))
  answers('get', '/orders/all', list)
  const { user, location } = showOrders()
  await user.click(await screen.findByRole('button', { name: 'Days, country, amount' }))
  await user.type(screen.getByLabelText('From day'), '2026-11-01')
  await user.type(screen.getByLabelText('To day'), '2026-11-30')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Country' }), 'IE')
  await user.type(screen.getByRole('textbox', { name: 'Currency' }), 'eur')
  await user.type(screen.getByRole('textbox', { name: 'At least, in EUR' }), '12,5')
  await user.type(screen.getByRole('textbox', { name: 'At most, in EUR' }), '100')
  await user.click(screen.getByRole('button', { name: 'Show these orders' }))
  expect(location()).toBe('/admin/orders?country=IE&currency=EUR&placed_from=2026-11-01&placed_to=2026-11-30&total_max=100&total_min=12%2C5')
  await vi.waitFor(() => {
    expect(askedFor(list)).toEqual({
      limit: '50', country: 'IE', currency: 'EUR', total_min: '1250', total_max: '10000',
      placed_from: new Date(2026, 10, 1).toISOString(), placed_before: new Date(2026, 11, 1).toISOString(),
    })
  })
})

test.each([
  ['To day', '2026-10-01', 'This day is before the other one'],
  ['Currency', 'EU', 'Three letters, such as EUR'],
  ['At least, in EUR', 'ten', 'Enter an amount, such as 12.50'],
  ['At most, in EUR', '5', 'Enter an amount that is not below the other one'],
])('%s %s: %s; what was typed stays, and nothing is asked', async (label, typed, words) => {
  const list = listOf(page([aSummary()]))
  answers('get', '/orders/all', list)
  const { user } = showOrders('?placed_from=2026-11-01&total_min=10')
  await screen.findByRole('row', { name: /S-4711/ })
  const field = screen.getByLabelText(label)
  await user.clear(field)
  await user.type(field, typed)
  await user.click(screen.getByRole('button', { name: 'Show these orders' }))
  expect(screen.getByText(words)).toBeVisible()
  expect(field).toHaveValue(typed)
  expect(list).toHaveBeenCalledTimes(1)
})

test('today is one click, and an old link with nonsense in it is no error', async () => {
  const list = listOf(page([aSummary()]))
  answers('get', '/orders/all', list)
  const { user } = showOrders('?placed_from=yesterday&currency=euro&total_min=x&country=Ireland')
  await screen.findByRole('row', { name: /S-4711/ })
  expect(askedFor(list)).toEqual({ limit: '50' })
  await user.click(screen.getByRole('button', { name: 'Today' }))
  const now = new Date()
  await vi.waitFor(() => { expect(askedFor(list).placed_from).toBe(new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString()) })
})

test('the list is sorted by day and by total, as the service calls it', async () => {
  const list = listOf(page([aSummary()]))
  answers('get', '/orders/all', list)
  const { user } = showOrders()
  await user.click(await screen.findByRole('button', { name: 'Total' }))
  await vi.waitFor(() => { expect(askedFor(list).sort).toBe('total_asc') })
  await user.click(screen.getByRole('button', { name: 'Total' }))
  await vi.waitFor(() => { expect(askedFor(list).sort).toBe('total_desc') })
  await user.click(screen.getByRole('button', { name: 'Placed' }))
  await vi.waitFor(() => { expect(askedFor(list).sort).toBe('oldest') })
})

test('empty pages with more behind them are passed over by itself, and the list says that it still looks', async () => {
  let more: (page: Page) => void = () => undefined
  const last = new Promise<Page>((resolve) => { more = resolve })
  const list = vi.fn<(of: Asked) => Page | Promise<Page>>(({ url }) => {
    const after = url.searchParams.get('cursor')
    return after === null ? page([], 'one') : after === 'one' ? page([], 'two') : last
  })
  answers('get', '/orders/all', list)
  showOrders('?total_min=900')
  expect(await screen.findByText(/^Still looking/)).toBeVisible()
  expect(screen.queryByText('Nothing matches these filters')).toBeNull()
  await vi.waitFor(() => { expect(list).toHaveBeenCalledTimes(3) })
  more(page([aSummary()]))
  expect(await screen.findByRole('row', { name: /S-4711/ })).toBeVisible()
  expect(screen.queryByText(/^Still looking/)).toBeNull()
  expect(screen.queryByRole('navigation', { name: 'Pages' })).toBeNull()
})

test('a short page shows what it has, and is filled up to what was asked for', async () => {
  const list = listOf(page([aSummary()], 'one'), page([aSummary({ id: 'order-2', number: 'S-4712' })], null))
  answers('get', '/orders/all', list)
  showOrders()
  expect(await screen.findByRole('row', { name: /S-4712/ })).toBeVisible()
  expect(screen.getByRole('row', { name: /S-4711/ })).toBeVisible()
  expect(askedFor(list)).toEqual({ limit: '49', cursor: 'one' })
})

test('where nothing is found to the end, it says so', async () => {
  answers('get', '/orders/all', listOf(page([], 'one'), page([])))
  showOrders('?total_min=900')
  expect(await screen.findByText('Nothing matches these filters')).toBeVisible()
})

test('the list as a file is asked for with its filters and order', async () => {
  answers('get', '/orders/all', listOf(page([aSummary()])))
  const csv = vi.fn<(of: Asked) => string>(() => 'number')
  answers('get', '/orders/all.csv', csv as never)
  const made = vi.fn(() => 'blob:orders')
  Object.assign(URL, { createObjectURL: made, revokeObjectURL: vi.fn() }) // jsdom has neither
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const { user } = showOrders('?status=confirmed&sort=-total')
  await screen.findByRole('row', { name: /S-4711/ })
  await user.click(screen.getByRole('button', { name: 'Download CSV' }))
  await vi.waitFor(() => { expect(made).toHaveBeenCalled() })
  expect(Object.fromEntries(csv.mock.calls[0]?.[0].url.searchParams ?? [])).toEqual({ status: 'confirmed', sort: 'total_desc' })
})

test('where the list cannot be read, it says so and tries again', async () => {
  refuses('get', '/orders/all', 503, 'database_unavailable')
  const { user } = showOrders()
  const again = await screen.findByRole('button', { name: 'Try again' })
  answers('get', '/orders/all', page([aSummary()]))
  await user.click(again)
  expect(await screen.findByRole('row', { name: /S-4711/ })).toBeVisible()
})
