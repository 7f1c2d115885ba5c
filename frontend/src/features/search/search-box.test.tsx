import { screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'

import { euros } from '@/testing/builders'
import { show } from '@/testing/render'
import { answers, isAway } from '@/testing/server'

import { SearchBox } from './components/search-box'
import { sectionsFor } from './suggestions'

const SECTIONS = [
  { slug: 'kitchen', name: 'Kitchen & table', lang: 'en' },
  { slug: 'cafe', name: 'Au café', lang: 'fr' },
]
let asked: (string | null)[]

beforeEach(() => {
  asked = []
  answers('get', '/products/search', ({ url }) => {
    asked.push(url.searchParams.get('q'))
    const kite = {
      id: 'p1', slug: 'kite', title: 'Diamond kite', lang: 'en', availability: 'in_stock' as const, compare_at_from: null,
      image: null, price_from: euros(24.9), price_to: euros(24.9),
    }
    return { next_cursor: null, items: [kite] }
  })
})

const open = () => show(<SearchBox sections={SECTIONS} />, { at: '/' })

test('suggestions come after two letters, in groups, and their number is said', async () => {
  const { user } = open()
  await user.type(screen.getByRole('combobox'), 'k')
  await new Promise((done) => { setTimeout(done, 250) })
  expect(asked).toEqual([])
  await user.type(screen.getByRole('combobox'), 'i')
  expect(await screen.findByRole('option', { name: /Diamond kite/ })).toBeVisible()
  expect(screen.getByRole('option', { name: 'Kitchen & table' })).toHaveAttribute('href', '/c/kitchen')
  expect(screen.getByRole('status')).toHaveTextContent('2 suggestions')
  expect(asked).toEqual(['ki'])
})

test('Enter searches for the words, whatever is suggested', async () => {
  const { user, location } = open()
  await user.type(screen.getByRole('combobox'), 'ki')
  await screen.findAllByRole('option')
  await user.keyboard('{Enter}')
  expect(location()).toBe('/search?q=ki')
})

test('the arrow keys lead to a suggestion and round again, and Enter opens it', async () => {
  const { user, location } = open()
  const box = screen.getByRole('combobox')
  await user.type(box, 'ki')
  await screen.findByRole('option', { name: /Diamond kite/ })
  await user.keyboard('{ArrowUp}')
  expect(screen.getByRole('option', { selected: true })).toHaveAccessibleName(/Diamond kite/)
  await user.keyboard('{ArrowDown}')
  expect(box).not.toHaveAttribute('aria-activedescendant')
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(location()).toBe('/p/kite')
})

test('a suggestion can be clicked', async () => {
  const { user, location } = open()
  await user.type(screen.getByRole('combobox'), 'ki')
  await user.click(await screen.findByRole('option', { name: /Diamond kite/ }))
  expect(location()).toBe('/p/kite')
  expect(screen.queryByRole('option')).toBeNull()
})

test('Escape closes the list and keeps the words', async () => {
  const { user } = open()
  await user.type(screen.getByRole('combobox'), 'ki')
  await screen.findAllByRole('option')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('option')).toBeNull()
  expect(screen.getByRole('combobox')).toHaveValue('ki')
})

test('where suggestions cannot be read, searching works', async () => {
  isAway('get', '/products/search')
  const { user, location } = open()
  await user.type(screen.getByRole('combobox'), 'ka{Enter}')
  expect(location()).toBe('/search?q=ka')
})

test('a section is found by the beginning of any of its words, without accents', () => {
  expect(sectionsFor('tab', SECTIONS).map(({ slug }) => slug)).toEqual(['kitchen'])
  expect(sectionsFor('CAFE', SECTIONS).map(({ slug }) => slug)).toEqual(['cafe'])
  expect(sectionsFor('able', SECTIONS)).toEqual([])
})
