import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aCard } from '@/desk/features/products/api/products.builders'
import type { ProductCard } from '@/desk/features/products/api/read-products'
import { asStaff, showScreen } from '@/desk/testing'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { type Asked, answers, isAway, refuses } from '@/testing/server'

import { Component as Products } from './products'

interface Sent {
  action: string
  items: { id: string; version: number }[]
}
const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const shown = (at = '/admin/products') => showScreen(<Products />, { path: '/admin/products', at })
const lists = (items: ProductCard[], total = items.length) => {
  const list = asked({ items, next_cursor: null, total })
  answers('get', '/products/staff', list)
  return list
}
const row = (name: string) => screen.findByRole('row', { name: new RegExp(name) })
const result = (id: string, outcome: 'changed' | 'unchanged' | 'refused', code?: string) =>
  ({ id, outcome, version: outcome === 'refused' ? null : 9, problem: code === undefined ? null : { code, title: '', detail: '' } })
const sentTo = (bulk: { mock: { lastCall?: [Asked] | undefined } }) => bulk.mock.lastCall?.[0].body as Sent

beforeEach(async () => {
  await asStaff()
  answers('get', '/categories', {
    items: [
      { id: 'c1', slug: 'kitchen', name: 'Kitchen', lang: 'en', parent_id: null, path: ['c1'], position: 0, image: null, version: 1, names: { en: 'Kitchen' } },
      { id: 'c2', slug: 'mugs', name: 'Mugs', lang: 'en', parent_id: 'c1', path: ['c1', 'c2'], position: 0, image: null, version: 1, names: { en: 'Mugs' } },
    ],
    next_cursor: null,
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  asGuest()
})

test('a row says what it costs, how many there are, and in which languages it lacks texts', async () => {
  lists([aCard({ price_to: euros(18), stock: 2, availability: 'low', missing: ['fr', 'ar'], status: 'draft' })], 10_000)
  const { user, location } = shown()
  const mug = within(await row('Stoneware mug'))
  expect(mug.getByRole('link', { name: 'Stoneware mug' })).toHaveAttribute('href', '/admin/products/p1')
  expect(mug.getByText('Draft')).toBeVisible()
  expect(mug.getByText('to')).toHaveTextContent('€12.00 to €18.00')
  expect(mug.getByText(/low/)).toHaveTextContent('2 · low')
  expect(mug.getAllByRole('listitem').map((each) => each.textContent)).toEqual(['Français', 'العربية'])
  expect(screen.getByText('10,000 products or more')).toBeVisible()
  expect(screen.getByRole('link', { name: 'New product' })).toHaveAttribute('href', '/admin/products/new')
  await user.keyboard('n')
  expect(location()).toBe('/admin/products/new')
})

test('every filter and order goes to the service as its address says it, and into the file', async () => {
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined) // the browser would save a file
  const list = lists([aCard()])
  const csv = asked({} as never)
  answers('get', '/products/staff.csv', csv)
  const { user, location } = shown()
  await row('Stoneware mug')
  const choose = async (name: string, option: string) => user.selectOptions(screen.getByRole('combobox', { name }), option)
  await choose('State', 'Draft')
  await choose('Category', await screen.findByRole('option', { name: 'Kitchen › Mugs' }).then(() => 'Kitchen › Mugs'))
  await choose('Stock', 'Sold out')
  await choose('Texts', 'Missing in Arabic')
  await choose('Pictures', 'Without a picture')
  await choose('Order of the list', 'Cheapest first')
  await user.type(screen.getByRole('searchbox'), 'mug{Enter}')
  const filters = { category: 'mugs', missing: 'ar', q: 'mug', sort: 'price_asc', status: 'draft', stock: 'out', without_picture: 'true' }
  await vi.waitFor(() => {
    expect(Object.fromEntries(list.mock.lastCall?.[0].url.searchParams ?? [])).toEqual({ ...filters, limit: '50', locale: 'en', total: 'true' })
  })
  expect(location()).toBe('/admin/products?category=mugs&missing=ar&q=mug&sort=price_asc&status=draft&stock=out&without_picture=true')
  await user.click(screen.getByRole('button', { name: 'Download CSV' }))
  await vi.waitFor(() => { expect(Object.fromEntries(csv.mock.lastCall?.[0].url.searchParams ?? [])).toEqual({ ...filters, locale: 'en' }) })
})

test('support sees products, and no way to change them', async () => {
  await asStaff('support')
  lists([aCard()])
  shown()
  await row('Stoneware mug')
  expect(screen.queryByRole('link', { name: 'New product' })).toBeNull()
  expect(screen.queryByRole('checkbox')).toBeNull()
})

const THREE = [aCard({ id: 'a', title: 'Anchor' }), aCard({ id: 'b', title: 'Bell', status: 'draft', image: null, missing: ['ar'] }), aCard({ id: 'c', title: 'Cup', status: 'archived' })]
const begin = async (name: string) => {
  const { user, ...rest } = shown()
  await row('Anchor')
  await user.click(screen.getByRole('checkbox', { name: 'Select all on this page' }))
  await user.click(screen.getByRole('button', { name }))
  return { user, dialog: within(await screen.findByRole('dialog')), ...rest }
}

test('before anything happens it says what changes, what stays, and what a shopper would miss', async () => {
  lists(THREE)
  const { dialog } = await begin('Publish…')
  expect(dialog.getByRole('heading', { level: 2, name: 'Publish 3 products' })).toBeVisible()
  expect(dialog.getByRole('heading', { name: '2 change' })).toBeVisible()
  expect(dialog.getByRole('heading', { name: '1 stays as it is' })).toBeVisible()
  expect(dialog.getByText('no picture · no text in العربية')).toBeVisible()
  expect(dialog.getByRole('button', { name: 'Publish 2 products' })).toBeVisible()
})

test('what fails says why, stays selected, and is tried again as it is then; the rest can be undone', async () => {
  lists(THREE)
  const { user, dialog } = await begin('Archive…')
  const first = asked({ results: [result('a', 'changed'), result('b', 'refused', 'precondition_failed'), result('c', 'unchanged')] })
  answers('post', '/products/bulk', first)
  await user.click(dialog.getByRole('button', { name: 'Archive 2 products' }))
  expect(await dialog.findByText('2 are done. 1 is not, and stays selected.')).toBeVisible()
  expect(sentTo(first)).toEqual({ action: 'archive', items: [{ id: 'a', version: 3 }, { id: 'b', version: 3 }, { id: 'c', version: 3 }] })
  const [failed] = dialog.getAllByRole('listitem')
  expect(failed).toHaveTextContent('Somebody changed it meanwhile.')
  expect(within(failed ?? document.body).getByRole('link', { name: /^Bell/ })).toHaveAttribute('href', '/admin/products/b')
  expect(dialog.getByText('was so already')).toBeVisible()
  expect(screen.getByText('1 selected')).toBeInTheDocument()

  answers('get', '/products/{reference}', { ...THREE[1], version: 7, status: 'published', title: 'Bell', translations: {}, variants: [], images: [], options: {} } as never)
  lists(THREE) // its address is one of a product, too
  const again = asked({ results: [result('b', 'changed')] })
  answers('post', '/products/bulk', again)
  await user.click(dialog.getByRole('button', { name: 'Try 1 again' }))
  expect(await dialog.findByText('3 are done.')).toBeVisible()
  expect(sentTo(again)).toEqual({ action: 'archive', items: [{ id: 'b', version: 7 }] })
  expect(screen.queryByText(/selected/)).toBeNull()

  const back = asked({ results: [result('a', 'changed'), result('b', 'changed')] })
  answers('post', '/products/bulk', back)
  await user.click(dialog.getByRole('button', { name: 'Undo' }))
  await dialog.findByText('2 are done.')
  expect(sentTo(back)).toEqual({ action: 'publish', items: [{ id: 'a', version: 9 }, { id: 'b', version: 9 }] })
  await user.click(dialog.getByRole('button', { name: 'Done' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('an archived draft comes back as a draft', async () => {
  lists([aCard({ id: 'a', title: 'Anchor', status: 'draft' })])
  const { user, dialog } = await begin('Archive…')
  answers('post', '/products/bulk', { results: [result('a', 'changed')] })
  await user.click(dialog.getByRole('button', { name: 'Archive 1 product' }))
  const redrafted = asked({ version: 10 } as never)
  answers('patch', '/products/{product_id}', redrafted)
  await user.click(await dialog.findByRole('button', { name: 'Undo' }))
  await vi.waitFor(() => { expect(redrafted.mock.calls[0]?.[0].body).toEqual({ status: 'draft' }) })
  expect(redrafted.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"9"')
  expect(await dialog.findByText('1 is done.')).toBeVisible()
})

test('more than fifty go in slices; what does not get through ends it, and the rest is said to be untried', async () => {
  lists(Array.from({ length: 120 }, (_, nth) => aCard({ id: `p${nth}`, title: nth === 0 ? 'Anchor' : `Thing ${nth}` })))
  const { user, dialog } = await begin('Archive…')
  const slices: number[] = []
  answers('post', '/products/bulk', ({ body }) => {
    const { items } = body as Sent
    slices.push(items.length)
    if (slices.length === 1) isAway('post', '/products/bulk')
    return { results: items.map(({ id }) => result(id, 'changed')) }
  })
  await user.click(dialog.getByRole('button', { name: 'Archive 120 products' }))
  expect(await dialog.findByText('50 are done. 70 are not, and stay selected.')).toBeVisible()
  expect(slices).toEqual([50])
  expect(dialog.getAllByText(/You seem to be offline/)).toHaveLength(50)
  expect(dialog.getAllByText('not tried')).toHaveLength(20)
  answers('post', '/products/bulk', ({ body }) => {
    const { items } = body as Sent
    slices.push(items.length)
    return { results: items.map(({ id }) => result(id, 'changed')) }
  })
  await user.click(dialog.getByRole('button', { name: 'Try 70 again' }))
  expect(await dialog.findByText('120 are done.')).toBeVisible()
  expect(slices).toEqual([50, 50, 20])
})

test('it is stopped between slices, by Escape too, and comes back to say what was done', async () => {
  lists(Array.from({ length: 120 }, (_, nth) => aCard({ id: `p${nth}`, title: nth === 0 ? 'Anchor' : `Thing ${nth}` })))
  const { user, dialog } = await begin('Archive…')
  let answered = (): void => undefined
  const held = new Promise<void>((resolve) => { answered = resolve })
  answers('post', '/products/bulk', async ({ body }) => {
    await held
    return { results: (body as Sent).items.map(({ id }) => result(id, 'changed')) }
  })
  await user.click(dialog.getByRole('button', { name: 'Archive 120 products' }))
  await user.click(await dialog.findByRole('button', { name: 'Close' }))
  answered()
  expect(await screen.findByText('50 are done. 70 are not, and stay selected.')).toBeVisible()
})

test.each([
  ['precondition_failed', /Somebody changed it meanwhile/],
  ['product_not_found', /It is not there any more/],
] as const)('a row refused for %s says so in words', async (code, words) => {
  lists([aCard({ id: 'a', title: 'Anchor' })])
  const { user, dialog } = await begin('Archive…')
  answers('post', '/products/bulk', { results: [result('a', 'refused', code)] })
  await user.click(dialog.getByRole('button', { name: 'Archive 1 product' }))
  expect(await dialog.findByText(words)).toBeVisible()
})

test('a slice that is refused as a whole names the reason at each row', async () => {
  lists([aCard({ id: 'a', title: 'Anchor' })])
  refuses('post', '/products/bulk', 403, 'forbidden')
  const { user, dialog } = await begin('Archive…')
  await user.click(dialog.getByRole('button', { name: 'Archive 1 product' }))
  expect(await dialog.findByText('Your account may not do this.')).toBeVisible()
})
