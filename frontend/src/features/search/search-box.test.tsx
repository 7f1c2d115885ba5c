import { screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'

import { euros } from '@/testing/builders'
import { show } from '@/testing/render'
import { answers, isAway, refuses } from '@/testing/server'

import { SearchBox } from './components/search-box'
import { sectionsFor } from './sections'

const SECTIONS = [
  { slug: 'kitchen', name: 'Kitchen & table', lang: 'en' },
  { slug: 'cafe', name: 'Au café', lang: 'fr' },
]
const kite = {
  id: 'p1', slug: 'kite', title: 'Diamond kite', lang: 'en', availability: 'in_stock' as const, compare_at_from: null,
  image: null, price_from: euros(24.9), price_to: euros(24.9),
}
const nothing = { terms: [], categories: [], products: [] }
let asked: (string | null)[]

beforeEach(() => {
  asked = []
  answers('get', '/analytics/search/trending', { items: [] })
  answers('get', '/search/suggest', ({ url }) => {
    asked.push(url.searchParams.get('q'))
    return {
      terms: ['ki', 'kite', 'red kimono'],
      categories: [{ id: 'c1', slug: 'kites', name: 'Kites', lang: 'en' }],
      products: [{ ...kite, image: 'http://media.test/kite-320.webp' }],
    }
  })
})

const open = () => show(<SearchBox sections={SECTIONS} />, { at: '/' })
const box = () => screen.getByRole('combobox')

test('suggestions come after two letters, in groups, and their number is said', async () => {
  const { user } = open()
  await user.type(box(), 'k')
  await new Promise((done) => { setTimeout(done, 250) })
  expect(asked).toEqual([])
  await user.type(box(), 'i')
  expect(await screen.findByRole('option', { name: /Diamond kite/ })).toHaveAttribute('href', '/p/kite')
  expect(screen.getByRole('option', { name: 'red kimono' })).toHaveAttribute('href', '/search?q=red%20kimono')
  expect(screen.getByRole('option', { name: 'Kites' })).toHaveAttribute('href', '/c/kites')
  expect(screen.getAllByRole('group').map((group) => group.firstElementChild?.textContent)).toEqual(['Searches', 'Departments', 'Products'])
  expect(screen.getByRole('status')).toHaveTextContent('4 suggestions')
  expect(asked).toEqual(['ki'])
})

test('what was typed is no suggestion of its own: Enter searches for it', async () => {
  const { user, location } = open()
  await user.type(box(), 'Ki')
  await screen.findAllByRole('option')
  expect(screen.queryByRole('option', { name: 'ki' })).toBeNull()
  await user.keyboard('{Enter}')
  expect(location()).toBe('/search?q=Ki')
})

test('the arrow keys lead to a suggestion and round again, and Enter opens it', async () => {
  const { user, location } = open()
  await user.type(box(), 'ki')
  await screen.findByRole('option', { name: /Diamond kite/ })
  await user.keyboard('{ArrowUp}')
  expect(screen.getByRole('option', { selected: true })).toHaveAccessibleName(/Diamond kite/)
  await user.keyboard('{ArrowDown}')
  expect(box()).not.toHaveAttribute('aria-activedescendant')
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(location()).toBe('/search?q=red%20kimono')
})

test('a suggestion can be clicked', async () => {
  const { user, location } = open()
  await user.type(box(), 'ki')
  await user.click(await screen.findByRole('option', { name: /Diamond kite/ }))
  expect(location()).toBe('/p/kite')
  expect(screen.queryByRole('option')).toBeNull()
})

test('Escape closes the list and keeps the words', async () => {
  const { user } = open()
  await user.type(box(), 'ki')
  await screen.findAllByRole('option')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('option')).toBeNull()
  expect(box()).toHaveValue('ki')
})

test.each([503, 504, 'nobody'] as const)('where search-service is away (%s), titles and the parts that the page knows are suggested', async (how) => {
  if (how === 'nobody') isAway('get', '/search/suggest')
  else refuses('get', '/search/suggest', how as 503, 'unavailable')
  answers('get', '/products/search', { next_cursor: null, items: [kite] })
  const { user } = open()
  await user.type(box(), 'kit')
  expect(await screen.findByRole('option', { name: /Diamond kite/ })).toBeVisible()
  expect(screen.getByRole('option', { name: 'Kitchen & table' })).toHaveAttribute('href', '/c/kitchen')
})

test('once it was away it is left alone for a while', async () => {
  let knocked = 0
  isAway('get', '/search/suggest')
  answers('get', '/products/search', { next_cursor: null, items: [kite] })
  const { user } = open()
  await user.type(box(), 'ki')
  await screen.findByRole('option', { name: /Diamond kite/ })
  answers('get', '/search/suggest', () => {
    knocked += 1
    return nothing
  })
  await user.type(box(), 'te')
  await new Promise((done) => { setTimeout(done, 300) })
  expect(screen.getByRole('option', { name: /Diamond kite/ })).toBeVisible()
  expect(knocked).toBe(0)
})

test('who asks too often is told when suggestions come back; Enter searches meanwhile', async () => {
  refuses('get', '/search/suggest', 429, 'rate_limited', {}, { 'Retry-After': '20' })
  const { user, location } = open()
  await user.type(box(), 'ki')
  expect(await screen.findByRole('timer')).toHaveTextContent('You can try again in 20 seconds.')
  expect(screen.getByRole('status')).toHaveTextContent('Suggestions are pausing.')
  await user.keyboard('{Enter}')
  expect(location()).toBe('/search?q=ki')
  expect(screen.queryByRole('timer')).toBeNull()
})

test('where nobody can suggest anything, searching works', async () => {
  isAway('get', '/search/suggest')
  isAway('get', '/products/search')
  const { user, location } = open()
  await user.type(box(), 'ka{Enter}')
  expect(location()).toBe('/search?q=ka')
})

test('a section is found by the beginning of any of its words, without accents', () => {
  expect(sectionsFor('tab', SECTIONS).map(({ slug }) => slug)).toEqual(['kitchen'])
  expect(sectionsFor('CAFE', SECTIONS).map(({ slug }) => slug)).toEqual(['cafe'])
  expect(sectionsFor('able', SECTIONS)).toEqual([])
})

test('before anything is typed, what many search for is suggested', async () => {
  answers('get', '/analytics/search/trending', { items: [{ term: 'camping stove' }, { term: 'kite' }] })
  const { user, location } = open()
  await user.click(box())
  const group = await screen.findByRole('group', { name: 'Searches' })
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['camping stove', 'kite'])
  expect(group).toBeVisible()
  expect(screen.getByRole('status')).toHaveTextContent('2 suggestions')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(location()).toBe('/search?q=camping%20stove')
})

test.each(['empty', 'away'])('where analytics-service is %s, an empty field suggests nothing', async (how) => {
  let knocked = 0
  answers('get', '/analytics/search/trending', () => {
    knocked += 1
    if (how === 'away') throw new Error('away')
    return { items: [] }
  })
  const { user } = open()
  await user.click(box())
  await waitFor(() => { expect(knocked).toBe(1) })
  expect(screen.queryByRole('option')).toBeNull()
  expect(box()).toHaveAttribute('aria-expanded', 'false')
  await user.tab()
  await user.click(box())
  expect(knocked).toBe(1)
})
