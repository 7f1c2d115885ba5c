import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aFeed, aHeldFeed, aSeller } from '@/desk/features/offers/api/offers.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as SellerPage } from './seller'
import { Component as Sellers } from './sellers'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const none = { items: [], next_cursor: null }
const showSeller = () => showScreen(<SellerPage />, { path: '/admin/sellers/:sellerId', at: '/admin/sellers/s1' })
const showNew = () => showScreen(<SellerPage />, { path: '/admin/sellers/new', at: '/admin/sellers/new' })

beforeEach(async () => {
  sessionStorage.clear()
  await asStaff()
  answers('get', '/search/sellers/{seller_id}', aSeller())
  answers('get', '/search/feeds', none)
})
afterEach(() => { asGuest() })

test('sellers stand by name, each with the way to its feeds', async () => {
  answers('get', '/search/sellers', { items: [aSeller(), aSeller({ id: 's2', name: 'Maison Claire', country: 'FR' })], next_cursor: null })
  showScreen(<Sellers />)
  const row = within(await screen.findByRole('row', { name: /Lampenladen/ }))
  expect(row.getAllByRole('link').map((each) => each.getAttribute('href'))).toEqual(['/admin/sellers/s1', '/admin/feeds?seller=s1'])
  expect(row.getByText('Germany')).toBeVisible()
})

test('without any, the way on is the first one', async () => {
  answers('get', '/search/sellers', none)
  showScreen(<Sellers />)
  expect(await screen.findByText('No other sellers yet')).toBeVisible()
  expect(screen.getAllByRole('link', { name: 'New seller' }).map((each) => each.getAttribute('href'))).toContain('/admin/sellers/new')
})

test('a new seller says what is missing, and takes a pasted address as a domain', async () => {
  const made = asked(aSeller())
  answers('post', '/search/sellers', made, 201)
  const { user, location } = showNew()
  await user.click(await screen.findByRole('button', { name: 'Make this seller' }))
  expect(screen.getByText('Enter a name')).toBeVisible()
  expect(screen.getByText('Enter a domain, such as lampen.example')).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Lampenladen')
  await user.type(screen.getByRole('textbox', { name: 'Domain of its shop' }), 'https://Lampen.example/de?a=1')
  await user.type(screen.getByRole('textbox', { name: 'Country' }), 'de')
  const currency = screen.getByRole('textbox', { name: 'Currency' })
  await user.clear(currency)
  await user.type(currency, 'eur')
  await user.click(screen.getByRole('button', { name: 'Make this seller' }))
  await vi.waitFor(() => { expect(location()).toBe('/admin/sellers/s1') })
  expect(made.mock.calls[0]?.[0].body).toEqual({ name: 'Lampenladen', domain: 'lampen.example', country: 'DE', currency: 'EUR', sends_our_skus: false })
})

test('what was typed of a seller survives leaving the screen', async () => {
  const { user, unmount } = showSeller()
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' & Co')
  unmount()
  showSeller()
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Lampenladen & Co')
  expect(screen.getByText('There are changes that are not saved yet.')).toBeVisible()
})

test('what was typed and taken back does not hide what somebody else changed by then', async () => {
  const { user, unmount } = showSeller()
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), '!{Backspace}')
  unmount()
  answers('get', '/search/sellers/{seller_id}', aSeller({ version: 9, name: 'Lampen' }))
  showSeller()
  await vi.waitFor(() => { expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Lampen') })
})

test('who was slower chooses fact by fact', async () => {
  const { user } = showSeller()
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), '!')
  refuses('put', '/search/sellers/{seller_id}', 412, 'precondition_failed')
  answers('get', '/search/sellers/{seller_id}', aSeller({ version: 9, name: 'Lampen', country: 'AT' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  const cells = (name: RegExp) => within(dialog.getByRole('row', { name })).getAllByRole('cell').map((each) => each.textContent)
  expect(cells(/^Name/)).toEqual(['Lampenladen', 'Lampenladen!', 'Lampen'])
  expect(cells(/^Country/)).toEqual(['Germany', '–', 'Austria'])
  const changed = asked(aSeller({ version: 10 }))
  answers('put', '/search/sellers/{seller_id}', changed)
  await user.click(dialog.getByRole('button', { name: 'Save again' }))
  await vi.waitFor(() => { expect(changed.mock.calls[0]?.[0].body).toEqual({ name: 'Lampenladen!', domain: 'lampen.example', country: 'AT', currency: 'EUR', sends_our_skus: false }) })
  expect(changed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"9"')
})

test.each([
  [404, 'seller_not_found', 'This seller is not there any more.'],
  [409, 'seller_domain_taken', 'Another seller has this domain: two cannot share one.'],
  [428, 'precondition_required', 'This page is out of date. Load it again.'],
] as const)('saving refused: %i %s in words, and nothing is lost', async (status, code, words) => {
  refuses('put', '/search/sellers/{seller_id}', status, code as never)
  const { user } = showSeller()
  await user.click(await screen.findByRole('checkbox', { name: 'Its feeds number each offer by our SKU' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(screen.getByRole('checkbox')).toBeChecked()
})

test('a value that the service does not take is marked at its field', async () => {
  refuses('put', '/search/sellers/{seller_id}', 422, 'validation_failed', { errors: [{ field: 'body.country', message: 'no country', code: 'country_unknown' }] })
  const { user } = showSeller()
  const country = await screen.findByRole('textbox', { name: 'Country' })
  await user.clear(country)
  await user.type(country, 'XX')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Enter the two letters of a country')).toBeVisible()
})

test('removing names what goes with the seller', async () => {
  answers('get', '/search/feeds', ({ url }) => ({ items: url.searchParams.get('status') === 'applied' ? [aFeed({ rows: 1240 })] : [aHeldFeed()], next_cursor: null }))
  const removed = asked(undefined)
  answers('delete', '/search/sellers/{seller_id}', removed)
  const { user, location } = showSeller()
  await user.click(await screen.findByRole('button', { name: 'Remove this seller' }))
  const dialog = within(screen.getByRole('alertdialog', { name: /^Remove the seller Lampenladen/ }))
  expect(await dialog.findByText(/Its last feed has 1,240 offers\./)).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Remove' }))
  await vi.waitFor(() => { expect(location()).toBe('/admin/sellers') })
  expect(removed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"3"')
})

test('a seller that changed meanwhile is not removed', async () => {
  refuses('delete', '/search/sellers/{seller_id}', 412, 'precondition_failed')
  const { user } = showSeller()
  await user.click(await screen.findByRole('button', { name: 'Remove this seller' }))
  await user.click(screen.getByRole('button', { name: 'Remove' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Somebody changed this seller meanwhile.')
})
