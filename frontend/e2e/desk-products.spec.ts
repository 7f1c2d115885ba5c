/** The desk's products and categories: many at once, a list that keeps its place, its file, and the tree. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'

import type { APIRequestContext, Locator, Page } from '@playwright/test'

import { expect, test } from './fixtures'
import { asStaff } from './people'

interface Made {
  id: string
  version: number
}

/** Another admin, by API. */
async function anotherAdmin(request: APIRequestContext) {
  const signedIn = await request.post('/api/auth/login', { data: { email: 'admin@souk.test', password: 'souk-demo-2026' } })
  const { access_token: token } = (await signedIn.json()) as { access_token: string }
  const headers = { Authorization: `Bearer ${token}` }
  const said = async (answer: ReturnType<APIRequestContext['post']>): Promise<Made> => {
    const answered = await answer
    expect(answered.ok(), await answered.text()).toBe(true)
    return (await answered.json()) as Made
  }
  const once = (): Record<string, string> => ({ ...headers, 'Idempotency-Key': randomUUID() })
  return {
    makesProduct: (title: string, sku: string) =>
      said(request.post('/api/products', { headers: once(), data: { title, status: 'published', variants: [{ sku, price: { amount: 2500, currency: 'EUR' }, stock: 9 }] } })),
    renamesProduct: ({ id, version }: Made, title: string) =>
      said(request.patch(`/api/products/${id}`, { headers: { ...headers, 'If-Match': `"${version}"` }, data: { title } })),
    archives: async (every: readonly Made[]) => {
      for (const { id } of every) {
        const read = await request.get(`/api/products/${id}`, { headers })
        await request.delete(`/api/products/${id}`, { headers: { ...headers, 'If-Match': read.headers().etag ?? '' } })
      }
    },
    makesCategory: (name: string, parent_id: string | null) => said(request.post('/api/categories', { headers: once(), data: { names: { en: name }, parent_id } })),
    renamesCategory: async (id: string, name: string, parent_id: string) => {
      const read = await request.get(`/api/categories/${id}`, { headers })
      return said(request.put(`/api/categories/${id}`, { headers: { ...headers, 'If-Match': read.headers().etag ?? '' }, data: { names: { en: name }, parent_id } }))
    },
    department: async () => {
      const { items } = (await (await request.get('/api/categories', { headers })).json()) as { items: { id: string; parent_id: string | null }[] }
      return items.findLast(({ parent_id }) => parent_id === null)?.id ?? ''
    },
  }
}

/** By Tab alone. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  for (let nth = 0; nth < 12; nth++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('It cannot be reached by Tab')
}

test('twelve are archived by keyboard, three fail and are tried again, and all come back', async ({ page, request, at, looksRight }) => {
  const other = await anotherAdmin(request)
  const tag = `crate${randomUUID().slice(0, 8)}`
  const made: Made[] = []
  for (let nth = 1; nth <= 12; nth++) made.push(await other.makesProduct(`Crate ${tag} ${nth}`, `${tag}-${nth}`))
  await asStaff(page, 'admin')
  await page.goto(at(`/admin/products?q=${tag}&sort=title`))
  await expect(page.getByText('12 products')).toBeVisible()
  for (let nth = 0; nth < 12; nth++) {
    await page.keyboard.press('j')
    await page.keyboard.press('x')
  }
  await expect(page.getByText('12 selected')).toBeVisible()
  for (const product of made.slice(0, 3)) await other.renamesProduct(product, `Box ${tag} ${product.id.slice(-4)}`)

  await page.keyboard.press('b')
  await tabTo(page, page.getByRole('button', { name: 'Archive…' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: '12 change' })).toBeVisible()
  await tabTo(page, dialog.getByRole('button', { name: 'Archive 12 products' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('9 are done. 3 are not, and stay selected.')).toBeVisible()
  await expect(dialog.getByText('Somebody changed it meanwhile.')).toHaveCount(3)
  await expect(dialog.getByRole('link').first()).toHaveAttribute('href', /\/admin\/products\/[\w-]{36}$/)
  await looksRight('desk-bulk')

  await tabTo(page, dialog.getByRole('button', { name: 'Try 3 again' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('12 are done.')).toBeVisible()
  await tabTo(page, dialog.getByRole('button', { name: 'Undo' }))
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: 'Take it back' })).toBeVisible()
  await expect(dialog.getByText('12 are done.')).toBeVisible()
  await tabTo(page, dialog.getByRole('button', { name: 'Done' }))
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('table').getByText('Published')).toHaveCount(12)
  await expect(page.getByRole('link', { name: `Box ${tag}` })).toHaveCount(3)

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download CSV' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe('products.csv')
  const lines = readFileSync(await file.path(), 'utf8').trim().split('\r\n')
  expect(lines).toHaveLength(13)
  expect(lines[0]).toContain('id,slug,status,title')
  await other.archives(made)
})

test('on the way back filter, order, page, columns, place and selection are there', async ({ page, at }) => {
  await page.setViewportSize({ width: 1280, height: 480 })
  await asStaff(page, 'admin')
  await page.goto(at('/admin/products?status=published&sort=title&without=stock'))
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('Page 2')).toBeVisible()
  await page.getByRole('row').nth(2).getByRole('checkbox').check()
  const link = page.getByRole('row').nth(8).getByRole('link').first()
  await link.scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 150)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  const before = await page.evaluate(() => scrollY)
  const address = page.url()
  await link.click()
  await expect(page).toHaveURL(/\/admin\/products\/[\w-]{36}$/)
  await page.goBack()
  await expect(page).toHaveURL(address)
  await expect(page.getByText('Page 2')).toBeVisible()
  await expect(page.getByRole('row').nth(2).getByRole('checkbox')).toBeChecked()
  await expect(page.getByRole('columnheader', { name: 'Stock' })).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before - 50)
  await page.keyboard.press('j')
  await expect(page.getByRole('row').nth(9).getByRole('link').first()).toBeFocused()
  await page.getByRole('button', { name: 'Previous' }).click()
  await expect(page.getByText('1 selected, 1 not in this view')).toBeVisible()
})

test('a category is made in three languages, put in order by buttons, and of two at once the slower one chooses', async ({ page, request, at, allow, looksRight }) => {
  allow(/412|409/)
  const other = await anotherAdmin(request)
  const tag = randomUUID().slice(0, 8)
  const shelf = await other.makesCategory(`Shelf ${tag}`, await other.department())
  await other.makesCategory(`Low ${tag}`, shelf.id)
  await asStaff(page, 'admin')
  await page.goto(at(`/admin/categories?category=${shelf.id}`))
  await page.getByRole('link', { name: 'New one below it' }).click()
  await page.getByRole('textbox', { name: 'Name, English' }).fill(`High ${tag}`)
  await page.getByRole('textbox', { name: 'Name, Français' }).fill(`Haut ${tag}`)
  await page.getByRole('textbox', { name: 'Name, العربية' }).fill(`عالٍ ${tag}`)
  await page.reload() // what is typed is there again
  await page.getByRole('button', { name: 'Make this category' }).click()
  await expect(page.getByText(`The category High ${tag} is made`)).toBeVisible()
  await expect(page).toHaveURL(/category=[\w-]{36}/)
  const high = new URL(page.url()).searchParams.get('category') ?? ''

  const tree = page.getByRole('list', { name: 'Categories' })
  const ours = tree.getByRole('link', { name: new RegExp(`(Low|High) ${tag}`) })
  await page.getByRole('button', { name: `Move High ${tag} up` }).click()
  await expect(ours.first()).toContainText('High')
  await expect(page.getByRole('button', { name: `Move High ${tag} up` })).toBeFocused()
  await expect(page.getByText(`High ${tag}: place 1 of 2`)).toBeAttached()
  await page.reload()
  await expect(ours.first()).toContainText('High')

  await page.getByRole('textbox', { name: 'Name, English' }).fill(`Top ${tag}`)
  await other.renamesCategory(high, `Upper ${tag}`, shelf.id)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('row', { name: /^Name, English/ })).toContainText(`Upper ${tag}`)
  await looksRight('desk-category-conflict')
  await dialog.getByRole('button', { name: 'Save again' }).click()
  await expect(page.getByText(`The category Top ${tag} is saved`)).toBeVisible()

  // Deleted from below upwards: what still stands in the way is said.
  await tree.getByRole('link', { name: `Shelf ${tag}` }).click()
  await page.getByRole('button', { name: 'Delete…' }).click()
  await expect(dialog.getByText('2 categories hang below it. Move or delete them first.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  for (const name of ['Top', 'Low', 'Shelf']) {
    await tree.getByRole('link', { name: `${name} ${tag}` }).click()
    await expect(page.getByRole('heading', { level: 2, name: `${name} ${tag}` })).toBeVisible()
    await page.getByRole('button', { name: 'Delete…' }).click()
    await dialog.getByRole('button', { name: 'Delete this category' }).click()
    await expect(page.getByText(`The category ${name} ${tag} is deleted`)).toBeVisible()
  }
})

test('products and categories look right @everywhere', async ({ page, at, word, looksRight }) => {
  await asStaff(page, 'admin')
  await page.goto(at('/admin/products?status=published'))
  await page.getByRole('row').nth(1).getByRole('checkbox').check()
  await page.getByRole('row').nth(2).getByRole('checkbox').check()
  await page.waitForLoadState('networkidle')
  await looksRight('desk-products')
  await page.getByRole('button', { name: word('Archive…') }).click()
  await looksRight('desk-bulk-preview')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: word('Columns') }).click()
  await looksRight('desk-columns')
  await page.goto(at('/admin/categories'))
  await page.getByRole('list', { name: word('Categories') }).getByRole('link').nth(1).click()
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await looksRight('desk-categories')
})
