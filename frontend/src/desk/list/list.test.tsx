import { screen, within } from '@testing-library/react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { ApiProblem } from '@/api/problem'
import { queryClient } from '@/api/queries'
import { KeyHelp } from '@/desk/keys/key-help'
import { useKeyboard } from '@/desk/keys/keys'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'

import { CsvButton } from './csv-button'
import { DataList } from './data-list'
import { FilterBar } from './filter-bar'
import { useListAddress } from './list-address'

interface Thing { id: string; version?: number }
const SPEC = { filters: { q: 'text', colour: ['red', 'blue'] }, sorts: ['size', '-size', 'newest'] } as const
const read = vi.fn<(view: string, cursor: string | undefined) => Promise<{ items: Thing[]; next_cursor: string | null }>>()
const copied = vi.fn()
const fetchCsv = vi.fn<(signal: AbortSignal) => Promise<Blob>>()

function List(): ReactNode {
  const address = useListAddress(SPEC)
  const { view, cursor } = address
  const query = useQuery({ queryKey: ['things', 'list', view, cursor], queryFn: () => read(view, cursor), placeholderData: keepPreviousData, retry: false })
  return (
    <>
      <FilterBar
        list="things" address={address} search={{ name: 'q', label: 'Find', placeholder: '' }}
        choices={[{ name: 'colour', label: 'Colour', any: 'Any', options: [{ value: 'red', label: 'Red' }, { value: 'blue', label: 'Blue' }] }]}
      />
      <DataList
        list="things" label="Things" query={query} address={address} keyOf={({ id }) => id}
        name={{ head: 'Name', of: ({ id }) => id, to: ({ id }) => `/things/${id}` }}
        columns={[
          { id: 'size', head: 'Size', cell: () => '1', end: true, sort: 'size' },
          { id: 'age', head: 'Age', cell: () => '2', sort: { down: 'newest' } },
        ]}
        orders={['As it comes', { value: 'size', label: 'Smallest first' }, { value: 'newest', label: 'Newest first' }]}
        tools={<CsvButton name="things" fetchCsv={fetchCsv} />}
        edit={({ id }) => `/things/${id}/edit`}
        bulk={[{ id: 'copy', name: 'Copy', run: (rows) => { copied(rows.map(({ id, version }) => (version === undefined ? id : `${id}${version}`))) } }]}
        empty={<p>Nothing at all</p>}
      />
      <KeyHelp />
    </>
  )
}

const FIRST = { items: [{ id: 'a' }, { id: 'b' }], next_cursor: 'after-b' }
const SECOND = { items: [{ id: 'c' }], next_cursor: null }

beforeEach(async () => {
  await asStaff()
  read.mockReset().mockImplementation((_, cursor) => Promise.resolve(cursor ? SECOND : FIRST))
  copied.mockReset()
  fetchCsv.mockReset()
  useKeyboard.setState({ on: true })
})
afterEach(() => {
  vi.restoreAllMocks()
  asGuest()
})

const shown = (at = '/list') => showScreen(<List />, { path: '/list', at })
const row = (name: string) => screen.findByRole('row', { name: new RegExp(`^(Select ${name} )?${name} `) })

test('it is a real table, whose rows are named by a link', async () => {
  shown()
  const table = await screen.findByRole('table', { name: 'Things' })
  expect(within(table).getAllByRole('columnheader').map((each) => each.textContent)).toEqual(['Select all on this page', 'Name', 'Size', 'Age'])
  expect(within(await row('a')).getByRole('link', { name: 'a' })).toHaveAttribute('href', '/things/a')
})

test('filters stand in the address; what it does not know is dropped', async () => {
  const { user, location } = shown('/list?colour=green&other=1&sort=age')
  await row('a')
  expect(read).toHaveBeenLastCalledWith('', undefined)
  await user.selectOptions(screen.getByRole('combobox', { name: 'Colour' }), 'red')
  expect(location()).toBe('/list?colour=red')
  await user.type(screen.getByRole('searchbox', { name: 'Find' }), ' lamp {Enter}')
  expect(location()).toBe('/list?colour=red&q=lamp')
  await vi.waitFor(() => { expect(read).toHaveBeenLastCalledWith('colour=red&q=lamp', undefined) })
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }))
  expect(location()).toBe('/list')
})

test('a head orders by its column: upwards, downwards, not at all', async () => {
  const { user, location } = shown()
  await row('a')
  const head = screen.getByRole('columnheader', { name: 'Size' })
  const button = within(head).getByRole('button')
  await user.click(button)
  expect(location()).toBe('/list?sort=size')
  expect(screen.getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'ascending')
  await user.click(within(screen.getByRole('columnheader', { name: 'Size' })).getByRole('button'))
  expect(location()).toBe('/list?sort=-size')
  await user.click(within(screen.getByRole('columnheader', { name: 'Size' })).getByRole('button'))
  expect(location()).toBe('/list')
})

test('Next and Previous go by the cursor and back; what is selected stays', async () => {
  const { user, location } = shown()
  await user.click(within(await row('a')).getByRole('checkbox', { name: 'Select a' }))
  expect(screen.getByText('1 selected')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await row('c')
  expect(location()).toBe('/list?after=after-b&page=2')
  expect(screen.getByText('Page 2')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled()
  await user.click(within(await row('c')).getByRole('checkbox'))
  expect(screen.getByRole('region', { name: 'Selection' })).toHaveTextContent('2 selected, 1 not in this view')
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(copied).toHaveBeenCalledWith(['a', 'c'])
  await user.click(screen.getByRole('button', { name: 'Previous' }))
  expect(within(await row('a')).getByRole('checkbox')).toBeChecked()
  expect(location()).toBe('/list')
  await user.click(screen.getByRole('button', { name: 'Select none' }))
  expect(within(await row('a')).getByRole('checkbox')).not.toBeChecked()
})

test('whoever came by a link to a later page goes back to the first', async () => {
  const { user, location } = shown('/list?colour=red&after=after-b&page=2')
  await row('c')
  await user.click(screen.getByRole('button', { name: 'Previous' }))
  expect(location()).toBe('/list?colour=red')
})

test('a view is saved by name, opened by it, and comes back when it was removed by mistake', async () => {
  const { user, location } = shown('/list?colour=red')
  await row('a')
  await user.click(screen.getByRole('button', { name: 'Save this view' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Red ones{Enter}')
  const views = screen.getByRole('navigation', { name: 'Saved views' })
  expect(within(views).getByRole('link', { name: 'Red ones' })).toHaveAttribute('aria-current', 'true')
  expect(localStorage.getItem('souk.desk.views')).toContain('Red ones')
  await user.click(within(views).getByRole('link', { name: 'All' }))
  expect(location()).toBe('/list')
  await user.click(within(views).getByRole('link', { name: 'Red ones' }))
  expect(location()).toBe('/list?colour=red')
  await user.click(screen.getByRole('button', { name: 'Remove this view' }))
  expect(screen.queryByRole('link', { name: 'Red ones' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(screen.getByRole('link', { name: 'Red ones' })).toBeVisible()
})

test('keys: j and k walk, x selects, Enter opens, e changes, / searches', async () => {
  const { user, location } = shown()
  await row('a')
  await user.keyboard('jj')
  expect(screen.getByRole('link', { name: 'b' })).toHaveFocus()
  await user.keyboard('jk')
  expect(screen.getByRole('link', { name: 'a' })).toHaveFocus()
  await user.keyboard('x')
  expect(within(await row('a')).getByRole('checkbox')).toBeChecked()
  await user.keyboard('/')
  expect(screen.getByRole('searchbox')).toHaveFocus()
  await user.keyboard('xj')
  expect(screen.getByRole('searchbox')).toHaveValue('xj')
  expect(location()).toBe('/list')
})

test('e leads to where the row is changed', async () => {
  const { user, location } = shown()
  await row('a')
  await user.keyboard('je')
  expect(location()).toBe('/things/a/edit')
})

test('Enter opens the row that has the focus', async () => {
  const { user, location } = shown()
  await row('a')
  await user.keyboard('jj{Enter}')
  expect(location()).toBe('/things/b')
})

test('? names the keys of the screen, and turns them off', async () => {
  const { user, location } = shown()
  await row('a')
  await user.keyboard('?')
  const help = await screen.findByRole('dialog', { name: 'Keys of this screen' })
  expect(within(help).getAllByRole('term').map((each) => each.textContent).sort()).toEqual(['/', '?', 'Enter', 'b', 'e', 'j', 'k', 'x'])
  await user.click(within(help).getByRole('checkbox', { name: 'Single keys do something' }))
  await user.click(within(help).getByRole('button', { name: 'Close' }))
  await user.keyboard('je')
  expect(location()).toBe('/list')
})

test('rows stand closer at will, and the browser remembers', async () => {
  const { user } = shown()
  await row('a')
  await user.click(screen.getByRole('button', { name: 'More rows on the screen' }))
  expect(screen.getByRole('button', { name: 'More room between rows' })).toBeVisible()
  expect(localStorage.getItem('souk.desk.dense')).toBe('1')
})

test('nothing at all, nothing that matches, and what could not be read', async () => {
  read.mockResolvedValue({ items: [], next_cursor: null })
  const { user } = shown('/list?colour=red')
  expect(await screen.findByText('Nothing matches these filters')).toBeVisible()
  await user.click(screen.getAllByRole('button', { name: 'Clear all filters' })[1] ?? document.body)
  expect(await screen.findByText('Nothing at all')).toBeVisible()
  read.mockRejectedValueOnce(new ApiProblem(500, { code: 'internal_error', request_id: 'req-9' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Colour' }), 'blue')
  expect(await screen.findByText(/req-9/)).toBeVisible()
  read.mockResolvedValue(FIRST)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await row('a')).toBeVisible()
})

test('a service’s own names of orders: one way only, and all of them in a select', async () => {
  const { user, location } = shown()
  await row('a')
  await user.click(within(screen.getByRole('columnheader', { name: 'Age' })).getByRole('button'))
  expect(location()).toBe('/list?sort=newest')
  expect(screen.getByRole('columnheader', { name: 'Age' })).toHaveAttribute('aria-sort', 'descending')
  await user.click(within(screen.getByRole('columnheader', { name: 'Age' })).getByRole('button'))
  expect(location()).toBe('/list')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order of the list' }), 'Smallest first')
  expect(location()).toBe('/list?sort=size')
})

test('columns are chosen, stay through filters, and belong to a saved view', async () => {
  const { user, location } = shown('/list?after=after-b&page=2')
  await row('c')
  await user.click(screen.getByRole('button', { name: 'Columns' }))
  await user.click(screen.getByRole('checkbox', { name: 'Age' }))
  expect(location()).toBe('/list?without=age&after=after-b&page=2')
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('columnheader', { name: 'Age' })).toBeNull()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Colour' }), 'red')
  expect(location()).toBe('/list?colour=red&without=age')
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }))
  expect(location()).toBe('/list?without=age')
  expect(screen.getByRole('button', { name: 'Save this view' })).toBeVisible()
})

test('what is selected is done with as it was read last', async () => {
  read.mockResolvedValueOnce({ items: [{ id: 'a', version: 1 }], next_cursor: null })
  const { user } = shown()
  await user.click(within(await row('a')).getByRole('checkbox'))
  read.mockResolvedValue({ items: [{ id: 'a', version: 2 }], next_cursor: null })
  await queryClient.invalidateQueries({ queryKey: ['things'] })
  await user.keyboard('b{Enter}')
  expect(copied).toHaveBeenCalledWith(['a2'])
})

test('an old link that asks for what is gone leads on', async () => {
  read.mockRejectedValue(new ApiProblem(422, { code: 'unknown_category' }))
  const { user, location } = shown('/list?q=gone')
  await screen.findByText('This view asks for what is not there any more')
  read.mockResolvedValue(FIRST)
  await user.click(screen.getAllByRole('button', { name: 'Clear all filters' })[1] ?? document.body)
  expect(location()).toBe('/list')
  expect(await row('a')).toBeVisible()
})

test('the list as a file: saved under its name, told why not, given up by a second press', async () => {
  const saved: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { saved.push(this.download) })
  const { user } = shown()
  await row('a')
  const button = screen.getByRole('button', { name: 'Download CSV' })
  fetchCsv.mockRejectedValueOnce(new ApiProblem(429, { code: 'rate_limited' }))
  await user.click(button)
  expect(await screen.findByText(/things\.csv was not saved\. That was a lot at once/)).toBeVisible()
  fetchCsv.mockResolvedValueOnce(new Blob(['id']))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('things.csv is saved')).toBeVisible()
  expect(saved).toEqual(['things.csv'])
  fetchCsv.mockImplementationOnce((signal) => new Promise((_, refuse) => { signal.addEventListener('abort', () => { refuse(new DOMException('', 'AbortError')) }) }))
  await user.click(button)
  await user.click(await screen.findByRole('button', { name: 'Stop the download' }))
  expect(await screen.findByRole('button', { name: 'Download CSV' })).toBeVisible()
  expect(screen.queryByText(/was not saved/)).toBeNull()
})

test('of many pages the last few are kept, for the way back', async () => {
  read.mockImplementation((_, cursor = '0') => Promise.resolve({ items: [{ id: `row-${cursor}` }], next_cursor: String(Number(cursor) + 1) }))
  const { user } = shown()
  for (let nth = 0; nth < 12; nth++) {
    await row(`row-${nth}`)
    await user.click(screen.getByRole('button', { name: 'Next' }))
  }
  await row('row-12')
  expect(queryClient.getQueryCache().findAll({ queryKey: ['things', 'list'] }).length).toBeLessThanOrEqual(7)
  await user.click(screen.getByRole('button', { name: 'Previous' }))
  await row('row-11')
})
