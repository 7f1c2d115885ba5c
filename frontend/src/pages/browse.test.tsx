import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'

import { aCategory, aPage, someCounts } from '@/features/catalogue/catalogue.builders'
import { aShop } from '@/testing/builders'
import { show } from '@/testing/render'
import { answers, refuses } from '@/testing/server'

import { Component as Browse } from './browse'

const attributes = { Colour: { Red: 20, Blue: 9 }, Brand: { Campo: 18, Faro: 12 } }
const titles = (from: number, many: number): string[] => Array.from({ length: many }, (_, index) => `Thing ${from + index}`)

/** What the list was asked for, the latest last. */
let asked: URLSearchParams[]
const lists = (): URLSearchParams[] => asked.filter((params) => params.get('limit') !== '1')

beforeEach(() => {
  asked = []
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', {
    items: [aCategory('fashion', { name: 'Fashion' }), aCategory('tops', { name: 'Tops', parent_id: 'id-fashion', path: ['id-fashion', 'id-tops'] })],
  })
  answers('get', '/products', ({ url }) => {
    asked.push(url.searchParams)
    const cursor = Number(url.searchParams.get('cursor') ?? 0)
    const counts = someCounts({ attributes, categories: { 'id-tops': 6 } })
    return aPage(titles(cursor, cursor ? 6 : 24), { counts: cursor ? null : counts, next_cursor: cursor ? null : '24' })
  })
})

const browse = (at: string) => show(<Browse />, { path: '/c/*', at })

test('a category says where it stands, how much is in it, and leads to its parts', async () => {
  browse('/c/tops')
  expect(await screen.findByRole('heading', { level: 1, name: 'Tops' })).toBeVisible()
  expect(await screen.findByText('30 products')).toBeVisible()
  expect(within(screen.getByRole('navigation', { name: 'Breadcrumb' })).getByRole('link', { name: 'Fashion' })).toHaveAttribute('href', '/c/fashion')
})

test('a filter takes effect at once, stands in the address and as a chip, and can be taken back', async () => {
  const { user, location } = browse('/c/fashion')
  await user.click(await screen.findByRole('checkbox', { name: /^Red/ }))
  expect(location()).toBe('/c/fashion?attribute=Colour%3ARed')
  await waitFor(() => { expect(lists().at(-1)?.getAll('attribute')).toEqual(['Colour:Red']) })
  expect(lists().at(-1)?.get('category')).toBe('fashion')
  await user.click(screen.getByRole('button', { name: 'Remove Colour Red' }))
  expect(location()).toBe('/c/fashion')
})

test('all filters go at once', async () => {
  const { user, location } = browse('/c/fashion?in_stock=true&max_price=2000&attribute=Colour:Red&sort=title')
  expect(await screen.findByRole('button', { name: 'Remove Up to €20.00' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Clear all' }))
  expect(location()).toBe('/c/fashion?sort=title')
})

test('a price that is typed narrows the list, in minor units', async () => {
  const { user, location } = browse('/c/fashion')
  await user.type(await screen.findByLabelText('From'), '12,50{Enter}')
  expect(location()).toBe('/c/fashion?min_price=1250')
})

test('more is shown on demand; the address keeps how much', async () => {
  const { user, location } = browse('/c/fashion')
  expect(await screen.findByText('You have seen 24 of 30')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByText('You have seen 30 of 30')).toBeVisible()
  expect(location()).toBe('/c/fashion?page=2')
  await waitFor(() => { expect(screen.getByRole('link', { name: 'Thing 24' })).toHaveFocus() })
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
})

test('an address of a later page brings the pages before it', async () => {
  browse('/c/fashion?page=2')
  expect(await screen.findByRole('link', { name: 'Thing 29' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Thing 0' })).toBeVisible()
})

test('where the next page cannot be read, the first stays, and the next can be tried again', async () => {
  const { user } = browse('/c/fashion')
  await screen.findByText('You have seen 24 of 30')
  refuses('get', '/products', 429, 'rate_limited')
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByText('The next products could not be read.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Thing 0' })).toBeVisible()
})

test('nothing is left: each filter that hides something can be dropped', async () => {
  answers('get', '/products', ({ url }) => {
    const left = url.searchParams.getAll('attribute').length ? 0 : 7
    return aPage([], { counts: someCounts({ total: left }) })
  })
  const { user, location } = browse('/c/fashion?in_stock=true&attribute=Colour:Red')
  expect(await screen.findByText('Nothing is left here.')).toBeVisible()
  await user.click(await screen.findByRole('button', { name: 'Without “Red” (7)' }))
  expect(location()).toBe('/c/fashion?in_stock=true')
})

test('a category that is not there says so, and is not for search engines', async () => {
  browse('/c/nonsense')
  expect(await screen.findByRole('heading', { level: 1, name: 'There is nothing at this address' })).toBeVisible()
  expect(document.querySelector('meta[name=robots]')).toHaveAttribute('content', 'noindex')
})

test('a list that cannot be read says so and can be tried again', async () => {
  refuses('get', '/products', 429, 'rate_limited')
  const { user } = browse('/c/fashion')
  expect(await screen.findByText('The products could not be read.')).toBeVisible()
  answers('get', '/products', aPage(['Cap']))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Cap' })).toBeVisible()
})

test('a part of the shop that cannot be read says so, under a heading', async () => {
  refuses('get', '/categories', 429, 'rate_limited')
  browse('/c/fashion')
  expect(await screen.findByText('This part of the shop could not be read.')).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: 'Products' })).toBeInTheDocument()
})

test('attributes are named in the language of the page, and filtered by their own names', async () => {
  const words = { Colour: 'Couleur', Red: 'Rouge' }
  answers('get', '/products', aPage(['Cap'], { counts: someCounts({ attributes, attribute_words: words }) }))
  const { user, location } = browse('/c/fashion')
  await user.click(await screen.findByRole('checkbox', { name: /^Rouge/ }))
  expect(location()).toBe('/c/fashion?attribute=Colour%3ARed')
  expect(screen.getByRole('button', { name: 'Remove Couleur Rouge' })).toBeVisible()
})
