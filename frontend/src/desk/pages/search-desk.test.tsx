import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as SearchIndex } from './search-index'
import { Component as Synonyms } from './synonyms'
import { Component as WithoutResults } from './without-results'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const GROUPS = { language: 'en', groups: [['sofa', 'couch'], ['cup', 'mug']], version: 3 }
const showSynonyms = (at = '/admin/synonyms') => showScreen(<Synonyms />, { path: '/admin/synonyms', at })
const index = { generation: 7, model: 'use-m3', products: 120, waiting: 0, without_vector: 0, reindex: null }
const reindex = { id: 'r1', status: 'running' as const, requested_at: '2026-11-28T10:00:00Z', requested_by: 'staff-1', products: 30, finished_at: null, error: null }

beforeEach(async () => {
  sessionStorage.clear()
  await asStaff()
  answers('get', '/search/synonyms/{language}', GROUPS)
})
afterEach(() => { asGuest() })

test('groups are written as lines, checked, and saved whole on the version that was seen', async () => {
  const saved = asked({ ...GROUPS, version: 4 })
  answers('put', '/search/synonyms/{language}', saved)
  const { user } = showSynonyms()
  const sofa = await screen.findByRole('textbox', { name: 'Group of sofa' })
  await user.type(sofa, ', cup')
  await user.click(screen.getByRole('button', { name: 'Remove the group of cup' }))
  await user.click(screen.getByRole('button', { name: 'New group' }))
  await user.type(screen.getByRole('textbox', { name: 'New group' }), 'lamp')
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  expect(await screen.findByText('A group has at least two different words')).toBeVisible()
  expect(saved).not.toHaveBeenCalled()
  await user.type(screen.getByRole('textbox', { name: 'Group of lamp' }), ', light')
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  expect(await screen.findByText('The synonyms are saved. The shop searches with them from now on.')).toBeVisible()
  expect(saved.mock.calls[0]?.[0].body).toEqual({ groups: [['lamp', 'light'], ['sofa', 'couch', 'cup']] })
  expect(saved.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"3"')
})

test('another language has its own groups; what was typed stays with each', async () => {
  const read = vi.fn<(of: Asked) => typeof GROUPS>(({ params }) => (params.language === 'fr' ? { language: 'fr', groups: [['canapé', 'sofa']], version: 1 } : GROUPS))
  answers('get', '/search/synonyms/{language}', read)
  const { user, location } = showSynonyms()
  await user.type(await screen.findByRole('textbox', { name: 'Group of sofa' }), ', divan')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'fr')
  expect(await screen.findByRole('textbox', { name: 'Group of canapé' })).toBeVisible()
  expect(location()).toBe('/admin/synonyms?language=fr')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'en')
  expect(await screen.findByRole('textbox', { name: 'Group of sofa' })).toHaveValue('sofa, couch, divan')
})

test('what was typed and taken back does not hide what somebody else changed by then', async () => {
  const { user, unmount } = showSynonyms()
  await user.type(await screen.findByRole('textbox', { name: 'Group of sofa' }), '!{Backspace}')
  unmount()
  answers('get', '/search/synonyms/{language}', { ...GROUPS, version: 9, groups: [['rug', 'carpet']] })
  showSynonyms()
  expect(await screen.findByRole('textbox', { name: 'Group of rug' })).toBeVisible()
})

test('who was slower chooses group by group', async () => {
  const { user } = showSynonyms()
  await user.type(await screen.findByRole('textbox', { name: 'Group of sofa' }), ', divan')
  refuses('put', '/search/synonyms/{language}', 412, 'precondition_failed')
  answers('get', '/search/synonyms/{language}', { ...GROUPS, version: 9, groups: [['sofa', 'couch', 'settee'], ['rug', 'carpet']] })
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  expect(within(dialog.getByRole('row', { name: /^sofa/ })).getAllByRole('cell').map((each) => each.textContent)).toEqual(['sofa, couch', 'sofa, couch, divan', 'sofa, couch, settee'])
  const saved = asked({ ...GROUPS, version: 10 })
  answers('put', '/search/synonyms/{language}', saved)
  await user.click(dialog.getByRole('button', { name: 'Save again' }))
  await vi.waitFor(() => { expect(saved.mock.calls[0]?.[0].body).toEqual({ groups: [['rug', 'carpet'], ['sofa', 'couch', 'divan']] }) })
  expect(saved.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"9"')
})

test.each([
  [422, 'invalid_synonyms', /A group has 2 to 20 different words/],
  [428, 'precondition_required', 'This page is out of date. Load it again.'],
] as const)('saving refused: %i %s in words, and nothing is lost', async (status, code, words) => {
  refuses('put', '/search/synonyms/{language}', status, code as never)
  const { user } = showSynonyms()
  const sofa = await screen.findByRole('textbox', { name: 'Group of sofa' })
  await user.type(sofa, ', divan')
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(sofa).toHaveValue('sofa, couch, divan')
})

test('a search that found nothing begins a group, and is tried in the shop', async () => {
  answers('get', '/search/without-results', { items: [{ language: 'fr', term: 'divan bleu', times: 12, last_at: '2026-11-28T10:00:00Z' }], next_cursor: null })
  const { unmount } = showScreen(<WithoutResults />)
  const way = await screen.findByRole('link', { name: 'divan bleu' })
  expect(way).toHaveAttribute('href', '/admin/synonyms?language=fr&add=divan+bleu')
  expect(screen.getByRole('link', { name: 'Try it' })).toHaveAttribute('href', '/fr/search?q=divan%20bleu')
  unmount()
  const { location } = showSynonyms('/admin/synonyms?language=en&add=divan')
  expect(await screen.findByRole('textbox', { name: 'Group of divan' })).toHaveValue('divan, ')
  await vi.waitFor(() => { expect(location()).toBe('/admin/synonyms?language=en') })
})

test('the index says how far behind it is, and is built anew after a question', async () => {
  answers('get', '/search/index', { ...index, waiting: 4 })
  const begun = asked(reindex)
  answers('post', '/search/reindex', begun, 202)
  const { user } = showScreen(<SearchIndex />)
  expect(await screen.findByText('Catching up')).toBeVisible()
  expect(screen.getByText('It was never built anew.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Build it anew' }))
  answers('get', '/search/index', { ...index, reindex })
  await user.click(within(screen.getByRole('alertdialog', { name: 'Build the index anew?' })).getByRole('button', { name: 'Build it anew' }))
  const progress = await screen.findByRole('progressbar', { name: 'How much of the catalogue is read' })
  expect([progress.getAttribute('value'), progress.getAttribute('max')]).toEqual(['30', '120'])
  expect(screen.queryByRole('button', { name: 'Build it anew' })).toBeNull()
  expect(begun).toHaveBeenCalledOnce()
})

test('a building that failed says why; one that runs already is not begun twice', async () => {
  answers('get', '/search/index', { ...index, reindex: { ...reindex, status: 'failed', error: 'not found by its own title: Lamp', finished_at: '2026-11-28T10:05:00Z' } })
  refuses('post', '/search/reindex', 409, 'reindex_running')
  const { user } = showScreen(<SearchIndex />)
  expect(await screen.findByText('not found by its own title: Lamp')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Build it anew' }))
  await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Build it anew' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The index is being built anew already.')
})
