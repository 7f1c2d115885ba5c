/** The product editor: from nothing to the shop window by keyboard, two people at one product, and a session that ends in the middle. */
import { randomUUID } from 'node:crypto'

import type { APIRequestContext, Page } from '@playwright/test'

import { expect, test } from './fixtures'
import { asStaff, staffToken } from './people'

interface Made {
  id: string
  slug: string
  version: number
  variants: { id: string; sku: string }[]
}

const aName = (): string => `Teapot ${randomUUID().slice(0, 8)}`

async function asAdmin(request: APIRequestContext): Promise<Record<string, string>> {
  return { Authorization: `Bearer ${await staffToken(request)}` }
}

/** A draft with one variant, by API. */
async function aDraft(request: APIRequestContext, title = aName()): Promise<Made> {
  const data = { title, description: 'Stoneware.', variants: [{ sku: randomUUID(), price: { amount: 2490, currency: 'EUR' }, stock: 3 }] }
  const answered = await request.post('/api/products', { data, headers: await asAdmin(request) })
  expect(answered.status(), await answered.text()).toBe(201)
  return (await answered.json()) as Made
}

/** Four pictures that are not the same. */
async function pictures(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const made = []
  for (const number of [1, 2, 3, 4]) {
    made.push({ name: `picture-${number}.png`, mimeType: 'image/png', buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 200 + number * 20, height: 200 } }) })
  }
  return made
}

test('by keyboard: from nothing to the shop window, in three languages, six variants, four pictures and stock', async ({ page, request, at, word, looksRight }) => {
  await asStaff(page, 'admin')
  await page.goto(at('/admin/products/new'))
  const name = aName()
  const keys: string[] = []
  const press = async (key: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) { keys.push(key); await page.keyboard.press(key) }
  }
  const type = async (text: string): Promise<void> => { keys.push(text); await page.keyboard.insertText(text) }
  const begun = Date.now()

  await page.getByRole('textbox', { name: word('Title in {language}', { language: 'English' }) }).focus()
  for (const [title, description] of [[name, 'Stoneware, holds a litre.'], [`Théière ${name}`, 'Grès, un litre.'], [`إبريق ${name}`, 'خزف، لتر واحد.']]) {
    await type(title ?? '')
    await press('Tab')
    await type(description ?? '')
    await press('Tab')
  }
  await expect(page.getByText(word('Missing'), { exact: true })).toHaveCount(0)

  // “Add pictures” has the focus, and opens the browser's own way to choose files.
  await expect(page.getByRole('button', { name: word('Add pictures') })).toBeFocused()
  const chooser = page.waitForEvent('filechooser')
  await press('Enter')
  await (await chooser).setFiles(await pictures(page))
  await expect(page.getByRole('textbox', { name: word('Picture {number} in words, {language}', { number: '4', language: 'English' }) })).toBeVisible()
  await page.getByRole('textbox', { name: word('Picture {number} in words, {language}', { number: '1', language: 'English' }) }).focus()
  for (const alt of ['The teapot', 'La théière', 'الإبريق']) {
    await type(alt)
    await press('Tab')
  }

  await page.getByRole('searchbox', { name: word('Find a category') }).focus()
  await type('tea')
  await press('Enter')

  await page.getByRole('button', { name: word('Add by options') }).focus()
  await press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: word('Option'), exact: true }).first().focus()
  await type('Colour')
  await press('Tab')
  await type('Red, Blue')
  await press('Tab') // one more option
  await press('Enter')
  await dialog.getByRole('textbox', { name: word('Option'), exact: true }).last().focus()
  await type('Size')
  await press('Tab')
  await type('S, M, L')
  await press('Tab', 2) // past “one more option” and what SKUs begin with
  await type(name.replace(/\W/g, '').toUpperCase())
  await press('Tab')
  await type('24,90')
  await press('Tab')
  await type('7')
  await press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: /^SKU, / })).toHaveCount(6)

  await page.getByRole('textbox', { name: word('{label}, variant {number}', { label: word('Price before'), number: '1' }) }).focus()
  await type('29,90')
  await press('Enter')
  await expect(page.getByRole('textbox', { name: word('{label}, variant {number}', { label: word('Price before'), number: '2' }) })).toBeFocused()
  await page.waitForLoadState('networkidle')
  await looksRight('editor-new')
  await press('Control+s')
  await expect(page).toHaveURL(/\/admin\/products\/[0-9a-f-]{36}$/)
  const id = page.url().split('/').at(-1) ?? ''
  await page.getByRole('button', { name: /^(Publish|Publish all the same)$/ }).focus()
  await press('Enter')
  await expect(page.getByText(word('{title} is in the shop window', { title: name }))).toBeVisible()
  test.info().annotations.push({ type: 'keys', description: `${keys.length} keys and texts, ${Date.now() - begun} ms` })
  // eslint-disable-next-line no-console
  console.log(`From nothing to the shop window: ${keys.length} keys and texts typed, ${Date.now() - begun} ms`)

  const product = (await (await request.get(`/api/products/${id}`)).json()) as { slug: string; images: { alt: string }[]; variants: { availability: string; price: { amount: number } }[] }
  expect(product.images).toHaveLength(4)
  expect(product.variants.map(({ price }) => price.amount)).toEqual(Array(6).fill(2490))
  await page.goto(`/ar/p/${product.slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`إبريق ${name}`)
  await expect(page.getByRole('img', { name: 'الإبريق' }).first()).toBeVisible()
})

test('stock is moved, and a draft is looked at as shoppers will see it', async ({ page, request, at, word, looksRight }) => {
  const made = await aDraft(request)
  await asStaff(page, 'admin')
  await page.goto(at(`/admin/products/${made.id}`))
  await page.getByRole('button', { name: word('Stock of variant {number}: {count}. Move it, see its history', { number: '1', count: '3' }) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox').selectOption('adjustment')
  await dialog.getByRole('textbox', { name: word('Pieces') }).fill('-2')
  await dialog.getByRole('button', { name: word('Move'), exact: true }).click()
  await expect(dialog.getByText('= 1')).toBeVisible()
  await looksRight('editor-stock')
  await page.keyboard.press('Escape')
  const preview = await page.context().newPage()
  await preview.goto(at(`/p/${made.id}/preview`))
  await expect(preview.getByText(word('Preview: what is saved, as shoppers will see it. Nothing can be bought here.'))).toBeVisible()
  await expect(preview.locator('meta[name=robots]').first()).toHaveAttribute('content', 'noindex')
  await preview.close()
  expect((await request.get(`/api/products/${made.id}`)).status()).toBe(404)
})

test('two people at one product: the slower one chooses, and nothing of either is lost', async ({ page, request, at, word, allow, looksRight }) => {
  allow(/412/)
  const made = await aDraft(request)
  await asStaff(page, 'admin')
  await page.goto(at(`/admin/products/${made.id}`))
  await page.getByRole('textbox', { name: word('Title in {language}', { language: 'English' }) }).fill('Mine')
  await page.getByRole('textbox', { name: word('Title in {language}', { language: 'Français' }) }).fill('À moi')
  const theirs = await request.patch(`/api/products/${made.id}`, { data: { title: 'Theirs', attributes: { Material: 'Clay' } }, headers: { ...(await asAdmin(request)), 'If-Match': `"${made.version}"` } })
  expect(theirs.status(), await theirs.text()).toBe(200)
  await page.keyboard.press('Control+s')
  const dialog = page.getByRole('dialog', { name: word('Somebody changed this meanwhile') })
  await expect(dialog.getByText('Clay')).toBeVisible()
  await looksRight('editor-conflict')
  await dialog.getByRole('radio', { name: 'Theirs' }).check()
  await dialog.getByRole('button', { name: word('Save again') }).click()
  await expect(dialog).toHaveCount(0)
  const now = (await (await request.get(`/api/products/${made.id}`, { headers: await asAdmin(request) })).json()) as { attributes: object; translations: Record<string, { title: string }> }
  expect([now.translations.en?.title, now.translations.fr?.title, now.attributes]).toEqual(['Theirs', 'À moi', { Material: 'Clay' }])
})

test('a session that ends in the middle, a reload and a wrong click lose nothing', async ({ page, request, at, word, allow }) => {
  allow(/401/)
  const made = await aDraft(request)
  await asStaff(page, 'admin')
  await page.goto(at(`/admin/products/${made.id}`))
  const title = page.getByRole('textbox', { name: word('Title in {language}', { language: 'English' }) })
  await title.fill('Unsaved')
  await page.getByRole('link', { name: word('Orders'), exact: true }).click()
  await page.getByRole('dialog', { name: word('Your changes are not saved') }).getByRole('button', { name: word('Close') }).click()
  await page.reload()
  await expect(title).toHaveValue('Unsaved')
  // From elsewhere all sessions of this account end: the browser's cookie is of no use any more.
  await page.context().clearCookies()
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.locator('[autocomplete="username"]').fill('admin@souk.test')
  await page.locator('[autocomplete="current-password"]').fill('souk-demo-2026')
  await page.getByRole('main').getByRole('button', { name: word('Sign in'), exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/products/${made.id}$`))
  await expect(title).toHaveValue('Unsaved')
  await page.getByRole('button', { name: new RegExp(`^${word('Save')}`) }).click()
  await expect(page.getByText(word('{title} is saved as a draft', { title: 'Unsaved' }))).toBeVisible()
})

test('the editor looks right @everywhere', async ({ page, request, at, word, looksRight }) => {
  const listed = (await (await request.get('/api/products?limit=1&sort=newest')).json()) as { items: { id: string }[] }
  await asStaff(page, 'admin')
  await page.goto(at(`/admin/products/${listed.items[0]?.id ?? ''}`))
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(6)
  await page.waitForLoadState('networkidle')
  await looksRight('editor')
  await page.getByRole('button', { name: word('Option'), exact: true }).click()
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('group', { name: word('There is a problem') })).toBeVisible()
  await looksRight('editor-faults')
})
