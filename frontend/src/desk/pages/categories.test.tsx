import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { queryClient } from '@/api/queries'
import type { Category } from '@/desk/features/categories/api/read-categories'
import { useDrafts } from '@/desk/features/categories/drafts'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Categories } from './categories'

const aCategory = (id: string, name: string, over: Partial<Category> = {}): Category => ({
  id, slug: name.toLowerCase(), name, lang: 'en', parent_id: null, path: [id], position: 0, image: null, version: 1, names: { en: name, fr: name, ar: name }, ...over,
})
const below = (id: string, name: string, position: number): Category => aCategory(id, name, { parent_id: 'k', path: ['k', id], position })
/** Kitchen (Mugs, Pans, Knives), Garden. */
const TREE = [aCategory('k', 'Kitchen'), aCategory('g', 'Garden', { position: 1 }), below('m', 'Mugs', 0), below('p', 'Pans', 1), below('kn', 'Knives', 2)]

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const tree = (items: Category[] = TREE) => { answers('get', '/categories', { items, next_cursor: null }) }
const shown = (at = '/admin/categories') => showScreen(<Categories />, { path: '/admin/categories', at })
const names = () => screen.getAllByRole('link').map((each) => each.textContent).filter((each) => ['Kitchen', 'Mugs', 'Pans', 'Knives', 'Garden'].includes(each))

beforeEach(async () => {
  await asStaff()
  useDrafts.setState({ drafts: {} })
  tree()
})
afterEach(() => { asGuest() })

test('an arrow moves a category at once, keeps the focus, and says where it is; the versions are those that were seen', async () => {
  const arranged = vi.fn(({ body }: Asked) => {
    const { categories } = body as { categories: { id: string }[] }
    const placed = categories.map(({ id }, position) => ({ ...TREE.find((each) => each.id === id), position, version: 2 }))
    return { items: [TREE[0], TREE[1], ...placed] as Category[], next_cursor: null }
  })
  answers('put', '/categories/order', arranged)
  const { user } = shown()
  const down = await screen.findByRole('button', { name: 'Move Mugs down' })
  await user.click(down)
  await user.click(screen.getByRole('button', { name: 'Move Mugs down' }))
  expect(names()).toEqual(['Kitchen', 'Pans', 'Knives', 'Mugs', 'Garden'])
  expect(screen.getByRole('button', { name: 'Move Mugs down' })).toHaveFocus()
  expect(screen.getByText('Mugs: place 3 of 3')).toBeInTheDocument()
  await vi.waitFor(() => { expect(arranged.mock.lastCall?.[0].body).toMatchObject({ parent_id: 'k', categories: [{ id: 'p' }, { id: 'kn' }, { id: 'm' }] }) })
  expect(arranged.mock.calls[0]?.[0].body).toMatchObject({ categories: [{ version: 1 }, { version: 1 }, { version: 1 }] })
})

test('Alt with an arrow does the same; at the end nothing is sent', async () => {
  const arranged = asked({ items: TREE, next_cursor: null })
  answers('put', '/categories/order', arranged)
  const { user } = shown()
  const mugs = await screen.findByRole('link', { name: 'Mugs' })
  mugs.focus()
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(arranged).not.toHaveBeenCalled()
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
  await vi.waitFor(() => { expect(arranged.mock.calls[0]?.[0].body).toMatchObject({ categories: [{ id: 'p' }, { id: 'm' }, { id: 'kn' }] }) })
})

test('an order that does not get through is put back, and tried again', async () => {
  refuses('put', '/categories/order', 503, 'database_unavailable')
  const { user } = shown()
  await user.click(await screen.findByRole('button', { name: 'Move Pans up' }))
  expect(await screen.findByText('The order is as it was before.')).toBeVisible()
  expect(names()).toEqual(['Kitchen', 'Mugs', 'Pans', 'Knives', 'Garden'])
  const arranged = asked({ items: TREE, next_cursor: null })
  answers('put', '/categories/order', arranged)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await vi.waitFor(() => { expect(arranged.mock.calls[0]?.[0].body).toMatchObject({ categories: [{ id: 'p' }, { id: 'm' }, { id: 'kn' }] }) })
})

test.each([[412, 'precondition_failed'], [422, 'category_order_mismatch']] as const)('an order over somebody else’s (%i) is chosen: what is new stands last, what is gone is left out', async (status, code) => {
  refuses('put', '/categories/order', status, code as never)
  const { user } = shown()
  const up = await screen.findByRole('button', { name: 'Move Pans up' })
  tree([...TREE.filter(({ id }) => id !== 'kn'), aCategory('t', 'Teapots', { parent_id: 'k', path: ['k', 't'], position: 3, version: 4 })])
  await user.click(up)
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  expect(dialog.getAllByRole('cell').map((each) => each.textContent)).toEqual(['', 'MugsPansKnives', 'PansMugsTeapots', 'MugsPansTeapots'])
  const arranged = asked({ items: TREE, next_cursor: null })
  answers('put', '/categories/order', arranged)
  await user.click(dialog.getByRole('button', { name: 'Save again' }))
  await vi.waitFor(() => { expect(arranged.mock.calls[0]?.[0].body).toEqual({ parent_id: 'k', categories: [{ id: 'p', version: 1 }, { id: 'm', version: 1 }, { id: 't', version: 4 }] }) })
})

test('dragged onto another, a category hangs below it, last', async () => {
  const changed = asked(aCategory('m', 'Mugs'))
  answers('put', '/categories/{category_id}', changed)
  shown()
  const rowOf = async (name: string) => (await screen.findByRole('link', { name })).closest('[data-row]') ?? document.body
  const handle = (await rowOf('Mugs')).querySelector('[draggable]') ?? document.body
  const dataTransfer = { setData: vi.fn(), effectAllowed: '' }
  fireEvent.dragStart(handle, { dataTransfer })
  const garden = await rowOf('Garden')
  vi.spyOn(garden, 'getBoundingClientRect').mockReturnValue({ top: 0, height: 40 } as DOMRect)
  fireEvent.dragOver(garden, { clientY: 20, dataTransfer })
  fireEvent.drop(garden, { clientY: 20, dataTransfer })
  await vi.waitFor(() => { expect(changed.mock.calls[0]?.[0].body).toEqual({ names: TREE[2]?.names, slug: 'mugs', parent_id: 'g', position: 0 }) })
  expect(changed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"1"')
})

test('what is typed survives another click and a reload, is saved on the version it was begun from, or discarded and brought back', async () => {
  const { user, unmount, location } = shown('/admin/categories?category=m')
  const french = await screen.findByRole('textbox', { name: 'Name, Français' })
  await user.clear(french)
  await user.type(french, 'Tasses')
  await user.click(screen.getByRole('link', { name: 'Pans' }))
  expect(location()).toBe('/admin/categories?category=p')
  expect(screen.getByText('not saved')).toBeVisible()
  unmount()
  shown('/admin/categories?category=m')
  expect(await screen.findByRole('textbox', { name: 'Name, Français' })).toHaveValue('Tasses')
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  expect(screen.getByRole('textbox', { name: 'Name, Français' })).toHaveValue('Mugs')
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  const changed = asked(aCategory('m', 'Mugs'))
  answers('put', '/categories/{category_id}', changed)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('The category Mugs is saved')).toBeVisible()
  expect(changed.mock.calls[0]?.[0].body).toEqual({ names: { en: 'Mugs', fr: 'Tasses', ar: 'Mugs' }, slug: 'mugs', parent_id: 'k', position: 0 })
  expect(changed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"1"')
  expect(screen.queryByText('not saved')).toBeNull()
})

test('of two who change a category the slower one chooses field by field', async () => {
  const { user } = shown('/admin/categories?category=m')
  const english = await screen.findByRole('textbox', { name: 'Name, English' })
  await user.clear(english)
  await user.type(english, 'Cups')
  refuses('put', '/categories/{category_id}', 412, 'precondition_failed')
  tree(TREE.map((each) => (each.id === 'm' ? { ...each, version: 5, name: 'Beakers', names: { en: 'Beakers', fr: 'Gobelets', ar: 'Mugs' }, position: 2 } : each)))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  const cells = (name: RegExp) => within(dialog.getByRole('row', { name })).getAllByRole('cell').map((each) => each.textContent)
  expect(cells(/^Name, English/)).toEqual(['Mugs', 'Cups', 'Beakers'])
  expect(cells(/^Name, Français/)).toEqual(['Mugs', '–', 'Gobelets'])
  const changed = asked(aCategory('m', 'Cups'))
  answers('put', '/categories/{category_id}', changed)
  await user.click(dialog.getByRole('button', { name: 'Save again' }))
  await vi.waitFor(() => { expect(changed.mock.calls[0]?.[0].body).toEqual({ names: { en: 'Cups', fr: 'Gobelets', ar: 'Mugs' }, slug: 'mugs', parent_id: 'k', position: 2 }) })
  expect(changed.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"5"')
})

test('a new one is made below another, and needs a name in English', async () => {
  const { user, location } = shown('/admin/categories?category=new&below=k')
  await user.type(await screen.findByRole('textbox', { name: 'Name, Français' }), 'Théières')
  await user.click(screen.getByRole('button', { name: 'Make this category' }))
  expect(screen.getByText('Enter a name in English')).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Name, English' }), ' Teapots ')
  const made = asked(aCategory('t', 'Teapots'))
  answers('post', '/categories', made, 201)
  await user.click(screen.getByRole('button', { name: 'Make this category' }))
  await vi.waitFor(() => { expect(location()).toBe('/admin/categories?category=t') })
  expect(made.mock.calls[0]?.[0].body).toEqual({ names: { en: 'Teapots', fr: 'Théières' }, parent_id: 'k', position: 3 })
  expect(made.mock.calls[0]?.[0].headers.get('Idempotency-Key')).toBeTruthy()
})

test.each([
  [404, 'category_not_found', 'This category is not there any more.', {}],
  [409, 'category_cycle', 'A category cannot hang below itself.', {}],
  [409, 'category_too_deep', 'Categories nest at most six deep.', {}],
  [409, 'slug_taken', 'Another category has this address. Choose another one.', { holder: { id: 'p', title: 'Pans' } }],
  [422, 'invalid_slug', /An address is made of small letters/, {}],
  [422, 'invalid_text', 'A category needs a name in English.', {}],
  [422, 'unknown_category', 'The category that it should hang below is not there any more.', {}],
  [428, 'precondition_required', 'This page is out of date. Load it again.', {}],
] as const)('saving refused: %i %s in words, and nothing is lost', async (status, code, words, more) => {
  const { user } = shown('/admin/categories?category=m')
  await user.type(await screen.findByRole('textbox', { name: 'Address' }), '-x')
  refuses('put', '/categories/{category_id}', status, code as never, more)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  if ('holder' in more) expect(screen.getByRole('link', { name: 'It belongs to “Pans”' })).toHaveAttribute('href', '/admin/categories?category=p')
  expect(screen.getByRole('textbox', { name: 'Address' })).toHaveValue('mugs-x')
})

test('deleting says what stands in its way, with the way there', async () => {
  const { user, location } = shown('/admin/categories?category=k')
  await user.click(await screen.findByRole('button', { name: 'Delete…' }))
  expect(screen.getByText('3 categories hang below it. Move or delete them first.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Delete this category' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  await user.click(screen.getByRole('link', { name: 'Mugs' }))
  await user.click(await screen.findByRole('button', { name: 'Delete…' }))
  refuses('delete', '/categories/{category_id}', 409, 'category_not_empty', { products: 9, categories: 0 })
  await user.click(screen.getByRole('button', { name: 'Delete this category' }))
  expect(await screen.findByText('9 products are in it. Give them another category first.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'See its products' })).toHaveAttribute('href', '/admin/products?category=mugs')
  answers('delete', '/categories/{category_id}', undefined)
  await user.click(screen.getByRole('button', { name: 'Delete this category' }))
  await vi.waitFor(() => { expect(location()).toBe('/admin/categories') })
  expect(screen.getByText('The category Mugs is deleted')).toBeVisible()
})

test.each([
  [404, 'category_not_found', 'This category is not there any more.'],
  [412, 'precondition_failed', 'Somebody changed it meanwhile. It is shown as it is now.'],
  [428, 'precondition_required', 'This page is out of date. Load it again.'],
] as const)('deleting refused: %i %s in words', async (status, code, words) => {
  refuses('delete', '/categories/{category_id}', status, code as never)
  const { user } = shown('/admin/categories?category=g')
  await user.click(await screen.findByRole('button', { name: 'Delete…' }))
  await user.click(screen.getByRole('button', { name: 'Delete this category' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('support reads the tree and changes nothing; j and k walk in it', async () => {
  await asStaff('support')
  const { user } = shown('/admin/categories?category=m')
  expect(await screen.findByRole('textbox', { name: 'Name, English' })).toBeDisabled()
  for (const name of ['Save', 'Delete…', 'Move Mugs down']) expect(screen.queryByRole('button', { name })).toBeNull()
  await user.keyboard('jj')
  expect(screen.getByRole('link', { name: 'Mugs' })).toHaveFocus()
})

test('without any, the way on is the first one; what cannot be read says so', async () => {
  tree([])
  const { unmount } = shown()
  expect(await screen.findByText('No categories yet')).toBeVisible()
  unmount()
  queryClient.clear()
  refuses('get', '/categories', 503, 'database_unavailable')
  shown()
  expect(await screen.findByText('The categories could not be read.')).toBeVisible()
})
