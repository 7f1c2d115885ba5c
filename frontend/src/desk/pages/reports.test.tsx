import { fireEvent, screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aMinute, aRevenue, aSoldProduct, BEFORE, figures, PERIOD, sold, someBaskets } from '@/desk/features/reports/api/reports.builders'
import type { Funnel } from '@/desk/features/reports/api/funnel'
import { SCREENS } from '@/desk/addresses'
import { Allowed } from '@/desk/session/allowed'
import { asStaff, showScreen } from '@/desk/testing'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses, server } from '@/testing/server'

import { Component as Baskets } from './baskets'
import { Component as Cohorts } from './cohorts'
import { Component as Live } from './live'
import { Component as Revenue } from './revenue'
import { Component as Searches } from './searches'
import { Component as Sold } from './sold'
import { Component as Visits } from './visits'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
/** What was asked for, each once: signing in asks anew. */
const queries = (of: { mock: { calls: [Asked][] } }): string[] => [...new Set(of.mock.calls.map(([{ url }]) => url.search))]
const region = (name: string) => within(screen.getByRole('region', { name }))
const cells = (row: HTMLElement): (string | null)[] => within(row).getAllByRole('cell').map(({ textContent }) => textContent)
const dashboard = { period: PERIOD, before: BEFORE, figures: figures(), figures_before: figures({ sold: sold(1000, 50), visitors: 0, conversion: null }), days: [] }

beforeEach(async () => { await asStaff() })
afterEach(() => { asGuest() })

test('revenue stands beside the period before, in a sentence, a line and a table', async () => {
  answers('get', '/analytics/dashboard', dashboard)
  const read = asked(aRevenue())
  answers('get', '/analytics/revenue', read)
  const { user } = showScreen(<Revenue />, { path: '/admin/reports', at: '/admin/reports' })
  expect(await screen.findByText('€300.00 in this period, 25% more than in the period before (€240.00).')).toBeVisible()
  expect(queries(read)).toEqual(['?days=30&by=day&compare=true'])
  const chart = region('Revenue over time')
  expect(chart.getByText(/in the time zone/)).toHaveTextContent('29–30 Nov 2026, in the time zone Europe/Paris')
  expect(chart.getByRole('slider')).toHaveAttribute('aria-valuetext', '30 Nov 2026: This period €200.00, The period before €120.00')
  await user.click(chart.getByText('Show as table'))
  expect(cells(chart.getByRole('row', { name: /^30 Nov 2026/ }))).toEqual(['€200.00', '€120.00', '6', '€29.40', '€0.00', '€200.00'])
  const glance = region('At a glance')
  const number = (name: string) => glance.getByText(name).closest('div')?.textContent
  expect(number('Revenue')).toBe('Revenue€1,200.00+20% from €1,000.00')
  expect(number('Paid orders')).toBe('Paid orders40-20% from 50')
  expect(number('Visitors')).toBe('Visitors1,5000 before')
  expect(number('Visits that pay')).toBe('Visits that pay1.9%none before')
})

test.each([
  [aRevenue({ total: sold(120), before: null }), '€120.00 in this period. Nothing was sold in the period before.'],
  [aRevenue({ total: sold(240) }), '€240.00 in this period, as much as in the period before.'],
  [aRevenue({ total: sold(60) }), '€60.00 in this period, 75% less than in the period before (€240.00).'],
])('what is found is said: %#', async (revenue, sentence) => {
  answers('get', '/analytics/dashboard', dashboard)
  answers('get', '/analytics/revenue', revenue)
  showScreen(<Revenue />)
  expect(await screen.findByText(sentence)).toBeVisible()
})

test('hours that are to come are not nought, and the present one is not over', async () => {
  const now = new Date()
  const hour = (ahead: number) => new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000 + ahead * 3_600_000).toISOString()
  const today = now.toISOString().slice(0, 10)
  const rows = [-1, 0, 1].map((ahead) => ({ starts_at: hour(ahead), day: today, sold: sold(ahead > 0 ? 0 : 50) }))
  const period = { first: today, last: today, time_zone: 'UTC' }
  answers('get', '/analytics/dashboard', dashboard)
  const read = asked(aRevenue({ period, total: sold(100, 2), rows, before: { period, total: sold(80, 2), rows } }))
  answers('get', '/analytics/revenue', read)
  showScreen(<Revenue />, { path: '/admin/reports', at: '/admin/reports?days=1' })
  expect(await screen.findByText(/What is hatched is not over/)).toBeVisible()
  expect(queries(read)).toEqual(['?days=1&by=hour&compare=true'])
  expect(region('Revenue over time').getByRole('slider')).toHaveAttribute('aria-valuetext', expect.stringMatching(/: This period not known, The period before not known$/))
})

test('the period is in the address; own dates may come in any order, and too many are not asked for', async () => {
  const read = asked({ period: PERIOD, steps: [] })
  answers('get', '/analytics/behaviour/funnel', read)
  answers('get', '/analytics/behaviour/sessions', { period: PERIOD, days: [] })
  const { user, location } = showScreen(<Visits />, { path: '/admin/reports/visits', at: '/admin/reports/visits?days=7' })
  const periods = within(screen.getByRole('navigation', { name: 'Period' }))
  expect(periods.getByRole('link', { current: true })).toHaveTextContent('7 days')
  await user.click(periods.getByRole('link', { name: 'Today' }))
  expect(location()).toBe('/admin/reports/visits?days=1')
  const own = within(screen.getByRole('form', { name: 'Own dates' }))
  fireEvent.change(own.getByLabelText('First day'), { target: { value: '2020-01-01' } })
  fireEvent.change(own.getByLabelText('Last day'), { target: { value: '2026-11-30' } })
  await user.click(own.getByRole('button', { name: 'Show' }))
  expect(own.getByRole('status')).toHaveTextContent('Choose two days; a report is about 400 days at most.')
  fireEvent.change(own.getByLabelText('First day'), { target: { value: '2026-12-02' } })
  await user.click(own.getByRole('button', { name: 'Show' }))
  expect(location()).toBe('/admin/reports/visits?from=2026-11-30&to=2026-12-02')
  await vi.waitFor(() => { expect(queries(read)).toEqual(['?days=7', '?days=1', '?from=2026-11-30&to=2026-12-02']) })
  expect(screen.getByRole('link', { name: 'Left baskets' })).toHaveAttribute('href', '/admin/reports/baskets?from=2026-11-30&to=2026-12-02')
})

test('what sells: bars by revenue, by pieces or by looks, and each product’s own page', async () => {
  const read = asked({ period: PERIOD, items: [aSoldProduct('Lamp', { revenue: euros(900), pieces: 9 }), aSoldProduct(null)] })
  answers('get', '/analytics/products/sold', read)
  const category = (name: string | null, revenue: number) => ({ id: null, name, lang: null, pieces: 1, orders: 1, revenue: euros(revenue), refunds: euros(0), net: euros(revenue) })
  answers('get', '/analytics/categories/sold', { period: PERIOD, items: Array.from({ length: 12 }, (_, index) => category(`C${index + 1}`, 120 - index * 10)) })
  const { user, location } = showScreen(<Sold />, { path: '/admin/reports/sold', at: '/admin/reports/sold?days=7' })
  expect(await screen.findByText('“Lamp” brought the most: €900.00.')).toBeVisible()
  const products = region('Products')
  const slider = products.getByRole('slider')
  fireEvent.keyDown(slider, { key: 'ArrowDown' })
  expect(slider).toHaveAttribute('aria-valuetext', 'A product that is not known any more: €60.00')
  await user.click(products.getByText('Show as table'))
  expect(products.getByRole('link', { name: 'Lamp' })).toHaveAttribute('href', '/admin/products/id-Lamp')
  expect(cells(products.getByRole('row', { name: /^Lamp/ }))).toEqual(['€900.00', '9', '40', '2', '5', '€0.00', '€60.00'])
  expect(within(products.getByRole('table')).queryByRole('link', { name: /not known/ })).toBeNull()
  const categories = region('Categories')
  const bars = categories.getByRole('slider')
  fireEvent.change(bars, { target: { value: '10' } })
  expect(bars).toHaveAttribute('aria-valuetext', 'All others: €30.00')
  await user.click(products.getByRole('link', { name: 'Pieces' }))
  expect(await screen.findByText('“Lamp” was bought the most: 9 pieces.')).toBeVisible()
  expect(location()).toBe('/admin/reports/sold?days=7&by=pieces')
  expect(queries(read)).toEqual(['?days=7&sort=revenue&limit=100&locale=en', '?days=7&sort=pieces&limit=100&locale=en'])
})

test('the funnel says where most leave', async () => {
  const step = (name: string, sessions: number, before: number): Funnel['steps'][number] => ({ step: name, sessions, of_all: sessions / 1000, of_previous: sessions / before })
  const steps = [step('session', 1000, 1000), step('product_view', 600, 1000), step('add_to_cart', 60, 600), step('checkout_started', 40, 60), step('paid', 30, 40)]
  answers('get', '/analytics/behaviour/funnel', { period: PERIOD, steps })
  answers('get', '/analytics/behaviour/sessions', {
    period: PERIOD, days: [{ day: '2026-11-30', sessions: 1000, visitors: 800, bounces: 250, median_seconds: 200, page_views: 4000 }],
  })
  const { user } = showScreen(<Visits />)
  expect(await screen.findByText('3% of all visits pay. Most leave between “Looked at a product” and “Put something into the cart”: 10% go on.')).toBeVisible()
  const slider = region('Where people leave').getByRole('slider')
  fireEvent.change(slider, { target: { value: '4' } })
  expect(slider).toHaveAttribute('aria-valuetext', 'Paid the order: 30, 75% of the step before, 3% of all visits')
  const visits = region('Visits day by day')
  expect(visits.getByText('1,000 visits in this period; 25% of them ended after one page.')).toBeVisible()
  await user.click(visits.getByText('Show as table'))
  expect(cells(visits.getByRole('row', { name: /^30 Nov/ }))).toEqual(['1,000', '800', '250', '3 min 20 s', '4,000'])
})

test('who comes back is a share of each week, as far back as is asked for', async () => {
  const read = asked({ time_zone: 'Europe/Paris', items: [{ week: '2026-11-16', visitors: 100, returned: [100, 30, 12] }, { week: '2026-11-23', visitors: 50, returned: [50, 4] }, { week: '2026-11-30', visitors: 0, returned: [0] }] })
  answers('get', '/analytics/behaviour/cohorts', read)
  const { user } = showScreen(<Cohorts />, { path: '/admin/reports/cohorts', at: '/admin/reports/cohorts?weeks=9' })
  expect(await screen.findByText('30% of those who came for the first time came back in the next week.')).toBeVisible()
  expect(cells(screen.getByRole('row', { name: /^16 Nov/ }))).toEqual(['100', '30%', '12%'])
  expect(cells(screen.getByRole('row', { name: /^23 Nov/ }))).toEqual(['50', '8%', ''])
  expect(screen.getByText('30%').closest('td')).toHaveAttribute('title', '30 of 100')
  await user.click(screen.getByRole('link', { name: '12 weeks' }))
  await vi.waitFor(() => { expect(queries(read)).toEqual(['?weeks=8', '?weeks=12']) })
})

test('searches have their place and that of the period before; those in vain lead to synonyms', async () => {
  const term = (word: string, searches: number, vain = 0) => ({ term: word, searches, without_results: vain })
  answers('get', '/analytics/search/trending', { items: [{ term: 'lantern' }] })
  answers('get', '/analytics/search/terms', ({ url }) => {
    if (url.searchParams.get('without_results') === 'true') return { period: PERIOD, items: url.searchParams.has('days') ? [term('divan', 10, 8)] : [] }
    // Thirty days before the first of November.
    if (url.searchParams.get('from') === '2026-10-02') return { period: BEFORE, items: [term('mug', 9), term('rug', 8), term('lamp', 7)] }
    return { period: PERIOD, items: [term('lamp', 50), term('rug', 20, 1), term('mug', 9), term('sofa', 4)] }
  })
  showScreen(<Searches />)
  expect(await screen.findByText('Most often: “lamp”. It was searched for 50 times.')).toBeVisible()
  expect(screen.getByText('Most often in vain: “divan”. Of 10 searches for it, 8 found nothing.')).toBeVisible()
  const most = region('Searched most')
  await most.findByText('new')
  expect(most.getAllByRole('row').slice(1).map((row) => cells(row).at(-1))).toEqual(['3, it rose', '2', '1, it fell', 'new'])
  expect(most.getByRole('link', { name: 'lamp' })).toHaveAttribute('href', '/search?q=lamp')
  expect(cells(region('Searched without results').getByRole('row', { name: /divan/ }))).toEqual(['1', '10', '8 (80%)', 'new'])
  expect(screen.getByRole('link', { name: 'Give the shop’s search synonyms' })).toHaveAttribute('href', '/admin/synonyms')
  expect(screen.getByRole('link', { name: 'lantern' })).toBeVisible()
})

test('left baskets: how many, on which days, and what was in them', async () => {
  answers('get', '/analytics/behaviour/baskets', someBaskets())
  showScreen(<Baskets />)
  expect(await screen.findByText('30 of 40 filled baskets were left: 75%.')).toBeVisible()
  expect(screen.getByText('“Stoneware mug” was left most often: in 7 baskets.')).toBeVisible()
})

test('a report that has nothing says so, one that fails can be tried again, and neither takes the other along', async () => {
  answers('get', '/analytics/dashboard', dashboard)
  refuses('get', '/analytics/revenue', 503, 'database_unavailable', {}, { 'Retry-After': '0' })
  const { user } = showScreen(<Revenue />)
  expect(await screen.findByText('This report could not be read.')).toBeVisible()
  expect(region('At a glance').getByText('€1,200.00')).toBeVisible()
  answers('get', '/analytics/revenue', aRevenue({ total: sold(0, 0), rows: [], before: null }))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Nothing was sold in this period, nor in the one before.')).toBeVisible()
})

test('a report is a file, too', async () => {
  const csv = asked('day,filled,paid,abandoned')
  answers('get', '/analytics/behaviour/baskets.csv', csv as never)
  answers('get', '/analytics/behaviour/baskets', someBaskets())
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:baskets')
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const { user } = showScreen(<Baskets />, { path: '/admin/reports/baskets', at: '/admin/reports/baskets?days=90' })
  await user.click(await screen.findByRole('button', { name: 'Download CSV' }))
  expect(await screen.findByText('baskets.csv is saved')).toBeVisible()
  expect(queries(csv)).toEqual(['?days=90'])
})

test('live numbers come by the stream, minute by minute, and say so when it ends', async () => {
  const streams: ReadableStreamDefaultController<Uint8Array>[] = []
  server.use(http.get('*/api/analytics/stream', () => {
    const body = new ReadableStream<Uint8Array>({ start: (stream) => { streams.push(stream) } })
    return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } })
  }))
  const say = (data: object): void => { streams.at(-1)?.enqueue(new TextEncoder().encode(`event: numbers\ndata: ${JSON.stringify(data)}\n\n`)) }
  const { user } = showScreen(<Live />)
  expect(region('The last half hour').getByRole('status')).toHaveTextContent('Connecting')
  await vi.waitFor(() => { expect(streams).toHaveLength(1) })
  say({ at: '2026-11-30T12:00:30Z', active_sessions: 2, minutes: [aMinute(), aMinute({ starts_at: '2026-11-30T11:59:00Z' })] })
  expect(await screen.findByText('2 visits are under way; nothing was paid in the last half hour.')).toBeVisible()
  expect(region('The last half hour').getByRole('status')).toHaveTextContent('Live')
  say({ at: '2026-11-30T12:00:31Z', active_sessions: 1, minutes: [aMinute({ page_views: 6, orders: 1, revenue: euros(28.9) })] })
  expect(await screen.findByText('1 visit is under way; 1 order was paid in the last half hour: €28.90.')).toBeVisible()
  expect(screen.getByRole('slider')).toHaveAttribute('aria-valuetext', expect.stringMatching(/: Pages looked at 6, Put into carts 1, Paid orders 1, Revenue €28.90$/))
  await user.click(screen.getByText('Show as table'))
  expect(screen.getAllByRole('row')).toHaveLength(31)
  streams.at(-1)?.close()
  expect(await screen.findByText(/These numbers are of/)).toBeVisible()
  expect(screen.getByText('Not live, connecting again')).toBeVisible()
  expect(screen.getByText('1 visit is under way; 1 order was paid in the last half hour: €28.90.')).toBeVisible()
})

test.each(Object.entries(SCREENS).filter(([address]) => address.startsWith('/admin/reports')))('%s is for those who may read reports', async (_, { takes }) => {
  expect(takes).toBe('analytics.read')
  await asStaff('support')
  showScreen(<Allowed takes={takes}><p>The report</p></Allowed>)
  expect(screen.getByText('analytics.read')).toBeVisible()
  expect(screen.queryByText('The report')).toBeNull()
})
