import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { signedOut } from '@/api/token'
import { dropDraft, keepDraft } from '@/desk/features/product-editor/draft'
import { formOf } from '@/desk/features/product-editor/form'
import { aProduct, aVariant } from '@/desk/features/product-editor/product.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, isAway, refuses } from '@/testing/server'

import { Component } from './product'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const open = (at = '/admin/products/p1') => showScreen(<Component />, { path: at.includes('/new') ? '/admin/products/new' : '/admin/products/:productId', at })
const title = (language = 'English') => screen.findByRole('textbox', { name: `Title in ${language}` })
const bodyOf = (call: ReturnType<typeof asked>, nth = 0) => call.mock.calls[nth]?.[0].body as Record<string, never> & { variants: Record<string, unknown>[]; images: Record<string, unknown>[] }

const shelf = (id: string, name: string, path: string[]) => ({ id, name, slug: id, lang: 'en', parent_id: path.at(-2) ?? null, path, position: 0, image: null })

beforeEach(async () => {
  await asStaff()
  answers('get', '/products/{reference}', aProduct())
  answers('get', '/categories', { items: [shelf('c0', 'Home', ['c0']), shelf('c1', 'Tea', ['c0', 'c1']), shelf('c2', 'Coffee', ['c0', 'c2'])], next_cursor: null })
  answers('get', '/products', { items: [], next_cursor: null })
})
afterEach(() => { asGuest() })

test('all parts are one form and one save, at the version that was read', async () => {
  const put = asked(aProduct({ version: 4 }))
  answers('put', '/products/{product_id}', put)
  const { user } = open()
  await user.type(await title('العربية'), 'إبريق')
  await user.clear(screen.getByRole('textbox', { name: 'Price, variant 2' }))
  await user.type(screen.getByRole('textbox', { name: 'Price, variant 2' }), '19,95')
  await user.click(await screen.findByRole('checkbox', { name: 'Coffee' }))
  await user.click(screen.getByRole('button', { name: 'Picture 1: later' }))
  await user.type(screen.getByRole('combobox', { name: 'Value of property 1' }), ', glazed')
  await user.type(screen.getByRole('textbox', { name: /^Brand/ }), ' & Sons')
  await user.type(screen.getByRole('textbox', { name: 'Maker’s number, variant 1' }), 'TP-9')
  await user.type(screen.getByRole('textbox', { name: 'GTIN, variant 1' }), '4 006381 333931')
  await user.keyboard('{Control>}s{/Control}')
  expect(await screen.findByText('Blue teapot is saved as a draft')).toBeVisible()
  expect(put.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"3"')
  const body = bodyOf(put)
  expect(body.translations).toMatchObject({ ar: { title: 'إبريق' } })
  expect(body.variants[1]).toMatchObject({ id: 'v2', price: { amount: 1995, currency: 'EUR' } })
  expect(body.variants[0]).toMatchObject({ mpn: 'TP-9', gtins: ['04006381333931'] })
  expect(body.brand).toBe('Anvil & Sons')
  expect(body.images.map(({ id }) => id)).toEqual(['i2', 'i1'])
  expect([body.category_ids, body.attributes]).toEqual([['c1', 'c2'], { Material: 'Stoneware, glazed' }])
})

test('what is missing is said first, and leads to its place; publishing sends it all', async () => {
  const put = asked(aProduct({ version: 4, status: 'published' }))
  answers('put', '/products/{product_id}', put)
  const { user } = open()
  await user.click(await screen.findByRole('link', { name: 'Text in العربية' }))
  expect(await title('العربية')).toHaveFocus()
  await user.click(screen.getByRole('button', { name: 'Publish all the same' }))
  expect(await screen.findByText('Blue teapot is in the shop window')).toBeVisible()
  expect(bodyOf(put).status).toBe('published')
})

test('archiving names the product, and asks', async () => {
  const put = asked(aProduct({ version: 4, status: 'archived' }))
  answers('put', '/products/{product_id}', put)
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Archive' }))
  await user.click(screen.getByRole('button', { name: 'Archive Blue teapot' }))
  expect(await screen.findByText('Blue teapot is off sale')).toBeVisible()
})

test('faults stand beside their fields, and a summary leads there; nothing is sent', async () => {
  const { user } = open()
  await user.clear(await title())
  await user.clear(screen.getByRole('textbox', { name: 'SKU, variant 1' }))
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  const summary = within(await screen.findByRole('group', { name: 'There is a problem' }))
  await user.click(summary.getByRole('link', { name: 'Variant 1: enter a SKU' }))
  expect(screen.getByRole('textbox', { name: 'SKU, variant 1' })).toHaveFocus()
  expect(await title()).toHaveAccessibleDescription('Enter a title in English: every product has one')
})

test('what the service refuses stands at its field, and leads to who has it', async () => {
  refuses('put', '/products/{product_id}', 409, 'sku_taken', { holder: { product_id: 'p9', variant_id: 'v9', title: 'Red teapot', sku: 'TEA-M' } })
  const { user } = open()
  await user.type(await title(), '!')
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  expect(await screen.findByRole('link', { name: 'Red teapot' })).toHaveAttribute('href', '/admin/products/p9')
  expect(screen.getByRole('textbox', { name: 'SKU, variant 2' })).toHaveAccessibleDescription('Another variant has this SKU.')
  expect(await title()).toHaveValue('Blue teapot!')
})

test('a GTIN that another product has is refused at its field', async () => {
  refuses('put', '/products/{product_id}', 409, 'gtin_taken', { holder: { product_id: 'p9', variant_id: 'v9', title: 'Red teapot', sku: 'R', gtin: '04006381333931' } })
  const { user } = open()
  const gtin = await screen.findByRole('textbox', { name: 'GTIN, variant 2' })
  await user.type(gtin, '4006381333931')
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  expect(await screen.findByRole('link', { name: 'Red teapot' })).toHaveAttribute('href', '/admin/products/p9')
  expect(gtin).toHaveAccessibleDescription('Another variant has this GTIN. Each belongs to one variant of the whole shop.')
})

test('where nobody answers nothing is lost, and the same is saved again', async () => {
  isAway('put', '/products/{product_id}')
  const { user } = open()
  await user.type(await title(), '!')
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  expect(await screen.findByText(/nothing is lost/)).toBeVisible()
  // It was done all the same: the version is another one, and says what the form says.
  refuses('put', '/products/{product_id}', 412, 'precondition_failed')
  answers('get', '/products/{reference}', aProduct({ version: 4, translations: { ...aProduct().translations, en: { title: 'Blue teapot!', description: 'Stoneware.' } } }))
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  expect(await screen.findByText('Blue teapot! is saved as a draft')).toBeVisible()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('of two people the slower one chooses field by field; the rest of both is kept', async () => {
  const { user } = open()
  await user.type(await title(), ' large')
  await user.type(screen.getByRole('textbox', { name: 'SKU, variant 1' }), 'X')
  refuses('put', '/products/{product_id}', 412, 'precondition_failed')
  const theirs = aProduct({ version: 9, translations: { ...aProduct().translations, en: { title: 'Navy teapot', description: 'Fired clay.' } }, variants: [aVariant({ weight_grams: 700 }), ...aProduct().variants.slice(1)] })
  answers('get', '/products/{reference}', theirs)
  await user.click(screen.getByRole('button', { name: /^Save/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Somebody changed this meanwhile' }))
  const cells = (name: RegExp) => within(dialog.getByRole('row', { name })).getAllByRole('cell').map((each) => each.textContent)
  expect(cells(/^Title in English/)).toEqual(['Blue teapot', 'Blue teapot large', 'Navy teapot'])
  expect(cells(/^Description in English/)).toEqual(['Stoneware.', '–', 'Fired clay.'])
  expect(cells(/^TEA-S: Weight/)).toEqual(['900', '–', '700'])
  await user.click(dialog.getByRole('radio', { name: 'Navy teapot' }))
  const put = asked({ ...theirs, version: 10 })
  answers('put', '/products/{product_id}', put)
  await user.click(dialog.getByRole('button', { name: 'Save again' }))
  await waitFor(() => { expect(put).toHaveBeenCalledOnce() })
  expect(put.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"9"')
  expect(bodyOf(put)).toMatchObject({ title: 'Navy teapot', description: 'Fired clay.' })
  expect(bodyOf(put).variants[0]).toMatchObject({ sku: 'TEA-SX', weight_grams: 700 })
})

test('a session that ends in the middle loses nothing: who comes back finds it, and may discard it', async () => {
  const { user, unmount } = open()
  await user.type(await title(), ' and cups')
  signedOut()
  unmount()
  await asStaff()
  const again = open()
  expect(await screen.findByText(/Your unsaved changes from .* are here again/)).toBeVisible()
  expect(await title()).toHaveValue('Blue teapot and cups')
  await again.user.click(screen.getByRole('button', { name: 'Discard' }))
  await again.user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Discard them' }))
  expect(await title()).toHaveValue('Blue teapot')
  again.unmount()
  open()
  expect(await title()).toHaveValue('Blue teapot')
  expect(screen.queryByText(/are here again/)).toBeNull()
})

test('a draft that somebody overtook says so; another person does not see it', async () => {
  const was = formOf(aProduct())
  keepDraft('staff-1', 'p1', { at: Date.now() - 60_000, was, version: 2, mine: { ...was, slug: 'older' } })
  keepDraft('staff-2', 'p1', { at: Date.now(), was, version: 3, mine: { ...was, slug: 'not-mine' } })
  open()
  expect(await screen.findByText(/Somebody saved this product since/)).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Address' })).toHaveValue('older')
  dropDraft('staff-1', 'p1')
})

test('a wrong click is asked about; what is kept for later is there later', async () => {
  const { user, location, unmount } = open()
  await user.type(await title(), '!')
  await user.click(screen.getByRole('link', { name: 'Products' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Your changes are not saved' }))
  await user.click(dialog.getByRole('button', { name: 'Close' }))
  expect(location()).toBe('/admin/products/p1')
  await user.click(screen.getByRole('link', { name: 'Products' }))
  await user.click(await screen.findByRole('button', { name: 'Keep them for later' }))
  await waitFor(() => { expect(location()).toBe('/admin/products') })
  unmount()
  open()
  expect(await title()).toHaveValue('Blue teapot!')
})

test('a new product: rows by options, one request under one key, then its own address', async () => {
  const post = asked(aProduct({ id: 'p7', version: 1 }))
  const { user, location } = open('/admin/products/new')
  await user.type(await title(), 'Blue teapot')
  await user.click(screen.getByRole('button', { name: 'Add by options' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Variants by options' }))
  const fill = async (nth: number, name: string, values: string): Promise<void> => {
    const [option, list] = [dialog.getAllByRole('textbox', { name: 'Option' })[nth], dialog.getAllByRole('textbox', { name: /^Values/ })[nth]]
    if (!option || !list) throw new Error(`There is no option ${nth}`)
    await user.type(option, name)
    await user.type(list, values)
  }
  await fill(0, 'Colour', 'Red, Blue')
  await user.click(dialog.getByRole('button', { name: 'One more option' }))
  await fill(1, 'Size', 'S, M, L')
  await user.type(dialog.getByRole('textbox', { name: 'Price in EUR' }), '24.90')
  await user.type(dialog.getByRole('textbox', { name: /^Pieces/ }), '5')
  await user.click(dialog.getByRole('button', { name: 'Add 6 variants' }))
  expect(screen.getByRole('textbox', { name: 'SKU, variant 1' })).toHaveValue('BLUETEAPOT-RED-S')
  isAway('post', '/products')
  await user.click(screen.getByRole('button', { name: /^Save the product/ }))
  await screen.findByText(/nothing is lost/)
  answers('post', '/products', post, 201)
  await user.click(screen.getByRole('button', { name: /^Save the product/ }))
  await waitFor(() => { expect(location()).toBe('/admin/products/p7') })
  expect(bodyOf(post).variants).toHaveLength(6)
  expect(bodyOf(post).variants[0]).toMatchObject({ attributes: { Colour: 'Red', Size: 'S' }, stock: 5, price: { amount: 2490 } })
  expect(post.mock.calls[0]?.[0].headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
})

test('rows by keyboard: down, a new one by Enter, cells of a spreadsheet at once', async () => {
  const { user } = open()
  await user.click(await screen.findByRole('textbox', { name: 'SKU, variant 1' }))
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('textbox', { name: 'SKU, variant 2' })).toHaveFocus()
  await user.keyboard('{Enter}')
  expect(screen.getByRole('textbox', { name: 'SKU, variant 3' })).toHaveFocus()
  expect(screen.getByRole('textbox', { name: 'Price, variant 3' })).toHaveValue('24.90')
  fireEvent.paste(screen.getByRole('textbox', { name: 'Size, variant 3' }), { clipboardData: { getData: () => 'L\tTEA-L\t25\nXL\tTEA-XL\t26' } })
  expect(screen.getByRole('textbox', { name: 'SKU, variant 4' })).toHaveValue('TEA-XL')
  await user.click(screen.getByRole('textbox', { name: 'SKU, variant 4' }))
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
  expect(screen.getByRole('textbox', { name: 'SKU, variant 3' })).toHaveValue('TEA-XL')
  await user.click(screen.getByRole('button', { name: 'Variant 1: sell it no longer' }))
  expect(screen.getByRole('textbox', { name: 'SKU, variant 1' })).toHaveValue('TEA-M')
  expect(screen.getByRole('button', { name: 'Sell TEA-S again', hidden: true })).toBeInTheDocument()
})

test('stock moves by a reason, at once, and by nobody’s typing', async () => {
  answers('get', '/products/variants/{variant_id}/stock/movements', { items: [{ id: 'm1', quantity: 12, available_after: 12, reason: 'initial', note: '', actor_id: null, order_id: null, created_at: '2026-11-28T10:00:00Z' }], next_cursor: null })
  const move = asked({ variant_id: 'v1', sku: 'TEA-S', availability: 'in_stock' as const, available: 10, reserved: 1, sold: 3, low_at: 5, movements: [] })
  answers('post', '/products/variants/{variant_id}/stock/movements', move, 201)
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: /^Stock of variant 1: 12/ }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Stock of TEA-S' }))
  expect(await dialog.findAllByText('What it began with')).not.toHaveLength(0)
  await user.type(dialog.getByRole('textbox', { name: 'Pieces' }), '-2')
  await user.click(dialog.getByRole('button', { name: 'Move' }))
  expect(dialog.getByRole('textbox', { name: 'Pieces' })).toHaveAccessibleDescription('Only a correction takes pieces away')
  await user.selectOptions(dialog.getByRole('combobox', { name: 'Why' }), 'Count corrected')
  await user.type(dialog.getByRole('textbox', { name: /^Note/ }), 'Broken')
  await user.click(dialog.getByRole('button', { name: 'Move' }))
  expect(await screen.findByRole('button', { name: /^Stock of variant 1: 10/ })).toBeInTheDocument()
  expect(move.mock.calls[0]?.[0].body).toEqual({ quantity: -2, reason: 'adjustment', note: 'Broken' })
})

test.each([[409, 'stock_would_be_negative', 'There are fewer pieces than this would take away.'], [422, 'invalid_movement', /A receipt or a return adds pieces/], [404, 'variant_not_found', 'This variant is not there any more.']] as const)('a movement: %i %s in words', async (status, code, words) => {
  answers('get', '/products/variants/{variant_id}/stock/movements', { items: [], next_cursor: null })
  refuses('post', '/products/variants/{variant_id}/stock/movements', status, code as never)
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: /^Stock of variant 1/ }))
  await user.type(await screen.findByRole('textbox', { name: 'Pieces' }), '2')
  await user.click(screen.getByRole('button', { name: 'Move' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('a variant’s prices so far stand beside its price', async () => {
  answers('get', '/products/variants/{variant_id}/prices', { items: [{ price: { amount: 2490, currency: 'EUR' }, compare_at: { amount: 2990, currency: 'EUR' }, since: '2026-11-28T10:00:00Z', actor_id: null }], next_cursor: null })
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Prices so far, variant 1' }))
  expect(await within(await screen.findByRole('dialog', { name: 'Prices of TEA-S' })).findByText('€24.90')).toBeVisible()
})

test('words of properties are saved on what is there now, without undoing anybody’s', async () => {
  answers('get', '/products/attribute-words/{locale}', ({ params: { locale = '' } }) => ({ locale, words: Object.fromEntries(locale === 'fr' ? [['Size', 'Taille']] : []), version: 4 }))
  const put = asked({ locale: 'fr', words: {}, version: 5 })
  answers('put', '/products/attribute-words/{locale}', put)
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Words in other languages' }))
  await user.type(await screen.findByRole('textbox', { name: 'Material in Français' }), 'Matière')
  await user.click(screen.getByRole('button', { name: 'Save the words' }))
  expect(await screen.findByText('The words are saved')).toBeVisible()
  expect(put.mock.calls.map(([of]) => [of.params.locale, of.body])).toEqual([['fr', { words: { Size: 'Taille', Material: 'Matière' } }]])
})

test('a picture that is removed comes back by undo; another one is uploaded, a wrong one says why', async () => {
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: 'Picture 1: remove' }))
  expect(screen.getAllByRole('button', { name: /^Picture \d: remove$/ })).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(screen.getByRole('textbox', { name: 'Picture 1 in words, English' })).toHaveValue('A teapot')
  refuses('post', '/products/uploads', 415, 'not_an_image')
  const chooser = screen.getByLabelText('Pictures to add')
  await user.upload(chooser, new File(['x'], 'note.png', { type: 'image/png' }))
  expect(await screen.findByText(/no picture that the shop can show/)).toBeVisible()
  answers('post', '/products/uploads', { id: 'i9', url: '/media/i9.webp', urls: {}, alt: '', width: 640, height: 640 }, 201)
  await user.click(screen.getByRole('button', { name: 'Try note.png again' }))
  expect(await screen.findByRole('textbox', { name: 'Picture 3 in words, English' })).toBeVisible()
})

test('support looks, and changes nothing', async () => {
  await asStaff('support')
  open()
  expect(await title()).toBeDisabled()
  expect(screen.getByText('products.write')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Archive' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Add a variant' })).toBeNull()
})

test('another one like it begins as a draft of its own', async () => {
  open('/admin/products/new?copy=p1')
  expect(await title()).toHaveValue('Blue teapot')
  expect(screen.getByRole('textbox', { name: 'SKU, variant 1' })).toHaveValue('')
  expect(screen.getByText('Not saved yet.')).toBeVisible()
})
