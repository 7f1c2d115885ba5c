import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aFeed, aHeldFeed, aSeller } from '@/desk/features/offers/api/offers.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as FeedPage } from './feed'
import { Component as Feeds } from './feeds'
import { Component as SendFeed } from './send-feed'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const csv = (text = 'seller_sku,title,url,price\nL-1,Lamp,https://lampen.example/1,19.99\nL-2,Lamp,http://x.example,1\n') => new File([text], 'offers.csv', { type: '' })
const faulty = aFeed({
  status: 'refused', rows: 2, fault_count: 2,
  faults: [
    { line: 3, column: 'url', code: 'url_not_the_sellers', message: 'Write an https address.' },
    { line: 3, column: 'gtin', code: 'newer_than_this_page', message: 'Something new.' },
  ],
})
const showSend = () => showScreen(<SendFeed />, { path: '/admin/feeds/new', at: '/admin/feeds/new?seller=s1' })
const showFeed = () => showScreen(<FeedPage />, { path: '/admin/feeds/:feedId', at: '/admin/feeds/f1' })
const choose = async (user: ReturnType<typeof showSend>['user'], file: File) => {
  await user.upload(await screen.findByLabelText('File of the feed'), file)
}

beforeEach(async () => {
  await asStaff()
  answers('get', '/search/sellers', { items: [aSeller()], next_cursor: null })
  answers('get', '/search/feeds', { items: [], next_cursor: null })
})
afterEach(() => { asGuest() })

test('feeds say whose they are and how they stand, and are narrowed', async () => {
  const list = asked({ items: [aHeldFeed(), { ...faulty, id: 'f2', seller_id: 'gone' }], next_cursor: null })
  answers('get', '/search/feeds', list)
  const { user } = showScreen(<Feeds />, { path: '/admin/feeds', at: '/admin/feeds' })
  const [, held, refused] = await screen.findAllByRole('row')
  await within(held ?? document.body).findByText('Lampenladen')
  expect(held).toHaveTextContent('HeldIt has less than half of the rows of the feed before. More than three of ten prices moved by more than half.')
  expect(refused).toHaveTextContent('removedRefused2 faults')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Seller' }), 'Lampenladen')
  await user.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Held')
  await vi.waitFor(() => { expect(Object.fromEntries(list.mock.lastCall?.[0].url.searchParams ?? [])).toEqual({ limit: '50', seller_id: 's1', status: 'held' }) })
})

test('a bad file is tried only: its faults stand by row, and its rows come back as a file', async () => {
  const saved: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => { saved.push(blob as Blob); return 'blob:x' })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const sent = asked(faulty)
  answers('post', '/search/offers', sent)
  const { user } = showSend()
  await choose(user, csv())
  expect(screen.getByText('offers.csv')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Check the file' }))
  const table = within(await screen.findByRole('table', { name: 'Faults of this feed' }))
  expect(table.getAllByRole('row').slice(1).map((row) => row.textContent)).toEqual(['3urlIt is no https address of the seller’s shop', '3gtinSomething new.'])
  expect(Object.fromEntries(sent.mock.calls[0]?.[0].url.searchParams ?? [])).toEqual({ seller_id: 's1', dry_run: 'true' })
  expect(screen.queryByRole('button', { name: 'Apply this feed' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Download CSV' }))
  await vi.waitFor(() => { expect(saved).toHaveLength(1) })
  expect(await saved[0]?.text()).toContain('L-2,Lamp,http://x.example,1,3,"url: It is no https address of the seller’s shop; gtin: Something new."')
  // The mended file takes its place.
  answers('post', '/search/offers', aFeed({ difference: { ...aFeed().difference, added: 2 } }))
  await choose(user, csv())
  await user.click(screen.getByRole('button', { name: 'Check the file' }))
  expect(await screen.findByRole('button', { name: 'Apply this feed' })).toBeVisible()
})

test('a good file is applied after it was tried, and leads to what became of it', async () => {
  answers('get', '/search/feeds', { items: [aFeed({ id: 'f0', sha256: 'ab' })], next_cursor: null })
  const sent = asked(aFeed({ rows: 2 }))
  answers('post', '/search/offers', sent)
  const { user, location } = showSend()
  await choose(user, csv())
  await user.click(screen.getByRole('button', { name: 'Check the file' }))
  expect(await screen.findByText('This very file came before')).toBeVisible()
  expect(screen.getByRole('link', { name: 'See that feed' })).toHaveAttribute('href', '/admin/feeds/f0')
  await user.click(screen.getByRole('button', { name: 'Apply this feed' }))
  await vi.waitFor(() => { expect(location()).toBe('/admin/feeds/f1') })
  expect(sent.mock.calls[1]?.[0].url.searchParams.get('dry_run')).toBe('false')
})

test('what would be held says so before it is sent', async () => {
  answers('post', '/search/offers', aHeldFeed())
  const { user } = showSend()
  await choose(user, csv())
  await user.click(screen.getByRole('button', { name: 'Check the file' }))
  expect(await screen.findByText('This looks wrong')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Send it to be held' })).toBeVisible()
})

test('what can be no feed is said before it is sent, and the file before stays', async () => {
  const { user } = showSend()
  await choose(user, csv())
  const input = screen.getByLabelText('File of the feed')
  input.removeAttribute('accept')
  await user.upload(input, new File(['x'], 'offers.xlsx'))
  expect(screen.getByRole('alert')).toHaveTextContent('This is neither a CSV nor a JSON file.')
  await user.upload(input, new File([], 'empty.csv'))
  expect(screen.getByRole('alert')).toHaveTextContent('This file is empty.')
  const large = csv()
  Object.defineProperty(large, 'size', { value: 17 * 1024 * 1024 })
  await user.upload(input, large)
  expect(screen.getByRole('alert')).toHaveTextContent('a feed has at most 16 MB')
  expect(screen.getByText('offers.csv')).toBeVisible()
})

test.each([
  [404, 'seller_not_found', 'This seller is not there any more. Choose another one.'],
  [413, 'too_large', 'This file is too large: a feed has at most 16 MB and 20,000 rows.'],
  [415, 'feed_kind_unknown', 'A feed is a CSV or a JSON file.'],
  [422, 'feed_unreadable', 'This file is no feed: it cannot be read as rows of offers.'],
] as const)('sending refused: %i %s in words, and the file stays chosen', async (status, code, words) => {
  refuses('post', '/search/offers', status, code as never, { detail: 'Line 3 is no CSV.' })
  const { user } = showSend()
  await choose(user, csv())
  await user.click(screen.getByRole('button', { name: 'Check the file' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(screen.queryByText('Line 3 is no CSV.') !== null).toBe(code === 'feed_unreadable')
  expect(screen.getByText('offers.csv')).toBeVisible()
})

test.each([
  ['gtin_invalid', 'It is no GTIN: check its digits'],
  ['gtin_check_digit', 'It is no GTIN: check its digits'],
  ['gtin_restricted', 'It is a number for use inside one shop, or a coupon, and no GTIN'],
])('what is wrong with a GTIN is said in the reader’s language: %s', async (code, words) => {
  const fault = { line: 3, column: 'gtin', code, message: 'As the service says it.' }
  answers('get', '/search/feeds/{feed_id}', { ...faulty, fault_count: 1, faults: [fault] })
  showFeed()
  expect(await screen.findByRole('cell', { name: words })).toBeVisible()
})

test('a feed needs a seller', async () => {
  answers('get', '/search/sellers', { items: [], next_cursor: null })
  showSend()
  expect(await screen.findByText('A feed needs its seller first')).toBeVisible()
})

test.each([['apply', 'Apply it after all', 'Apply', 'applied'], ['refuse', 'Refuse it', 'Refuse', 'refused']] as const)('a held feed says why, and is decided: %s', async (way, ask, sure, status) => {
  answers('get', '/search/feeds/{feed_id}', aHeldFeed())
  const decided = asked(aFeed({ status, decided_at: '2026-11-28T11:00:00Z', decided_by: 'staff-1' }))
  answers('post', `/search/feeds/{feed_id}/${way}`, decided)
  const { user } = showFeed()
  expect(await screen.findByText('This looks wrong')).toBeVisible()
  await user.click(screen.getByRole('button', { name: ask }))
  const dialog = within(screen.getByRole('alertdialog'))
  expect(dialog.getByText(way === 'apply' ? /2 offers change\. 1 offer is new\./ : /Its 3 rows are forgotten/)).toBeVisible()
  answers('get', '/search/feeds/{feed_id}', aFeed({ status, decided_at: '2026-11-28T11:00:00Z', decided_by: 'staff-1' }))
  await user.click(dialog.getByRole('button', { name: sure }))
  await vi.waitFor(() => { expect(screen.queryByText('This looks wrong')).toBeNull() })
  expect(decided).toHaveBeenCalledOnce()
})

test.each([
  [404, 'feed_not_found', 'This feed is not there any more.'],
  [404, 'seller_not_found', 'Its seller is not there any more.'],
  [409, 'feed_not_held', 'This feed does not wait any more: somebody decided it, or a newer one has come.'],
] as const)('deciding refused: %i %s in words', async (status, code, words) => {
  answers('get', '/search/feeds/{feed_id}', aHeldFeed())
  refuses('post', '/search/feeds/{feed_id}/apply', status, code as never)
  const { user } = showFeed()
  await user.click(await screen.findByRole('button', { name: 'Apply it after all' }))
  await user.click(screen.getByRole('button', { name: 'Apply' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('a refused feed lists its faults; one that is not there says so', async () => {
  answers('get', '/search/feeds/{feed_id}', { ...faulty, fault_count: 117 })
  const { unmount } = showFeed()
  expect(await screen.findByText('The first 2 are listed.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Send the mended file' })).toHaveAttribute('href', '/admin/feeds/new?seller=s1')
  unmount()
  refuses('get', '/search/feeds/{feed_id}', 404, 'feed_not_found')
  showScreen(<FeedPage />, { path: '/admin/feeds/:feedId', at: '/admin/feeds/f9' })
  expect(await screen.findByText('There is no such feed')).toBeVisible()
})
