/** Other sellers at the desk: a seller is made, its feeds are mended, applied and decided, and its offers find their products by keyboard. */
import { randomUUID } from 'node:crypto'

import type { APIRequestContext } from '@playwright/test'

import { expect, test } from './fixtures'
import { asStaff, staffToken } from './people'

/** A published product of a brand that nobody else has, once the search knows it. */
async function aBrandedProduct(request: APIRequestContext, brand: string, title: string): Promise<string> {
  const slug = `journey-${randomUUID().slice(0, 13)}`
  const made = await request.post('/api/products', {
    headers: { Authorization: `Bearer ${await staffToken(request)}`, 'Idempotency-Key': randomUUID() },
    data: { slug, title, brand, status: 'published', variants: [{ sku: slug.toUpperCase(), price: { amount: 2500, currency: 'EUR' }, stock: 3 }] },
  })
  expect(made.ok(), await made.text()).toBe(true)
  const { id } = (await made.json()) as { id: string }
  await expect.poll(async () => (await request.get(`/api/search/compare/${id}`)).status(), { timeout: 60_000 }).toBe(200)
  return id
}

test('a seller’s feed is mended, applied, held and decided, and its offer finds its product by keyboard', async ({ page, request, at, word, looksRight }) => {
  test.slow()
  const id = randomUUID().slice(0, 8)
  const brand = `Harbour${id}`
  const title = `Harbour lantern JL4711${id.slice(0, 2)} 4711`
  const product = await aBrandedProduct(request, brand, title)
  const domain = `journey-${id}.example`
  const rows = (count: number, url = `https://${domain}/`) =>
    ['seller_sku,title,url,price,brand', ...Array.from({ length: count }, (_, n) => `L-${n},${n === 0 ? title : `Lamp ${n}`},${n === 1 ? url : `https://${domain}/`}${n},19.9${n % 10},${n === 0 ? brand : ''}`)].join('\n')
  const file = (text: string) => ({ name: 'offers.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

  await asStaff(page, 'admin')
  await page.goto(at('/admin/sellers'))
  await page.getByRole('link', { name: word('New seller') }).first().click()
  await page.getByRole('textbox', { name: word('Name'), exact: true }).fill(`Journey ${id}`)
  await page.getByRole('textbox', { name: word('Domain of its shop') }).fill(`https://${domain}/shop`)
  await page.getByRole('textbox', { name: word('Country') }).fill('de')
  await page.getByRole('textbox', { name: word('Currency') }).fill('eur')
  await looksRight('desk-new-seller')
  await page.getByRole('button', { name: word('Make this seller') }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Journey ${id}` })).toBeVisible()

  // One bad row: nothing comes of it, and its words stand by its line.
  await page.getByRole('link', { name: word('Send a feed') }).click()
  const chosen = page.locator('input[type=file]')
  await chosen.setInputFiles(file(rows(8, 'http://elsewhere.example/')))
  await page.getByRole('button', { name: word('Check the file') }).click()
  const faults = page.getByRole('table', { name: word('Faults of this feed') })
  await expect(faults.getByRole('row').nth(1)).toContainText('url')
  await looksRight('desk-feed-faults')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: word('Download CSV') }).click()
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)

  await chosen.setInputFiles(file(rows(8)))
  await page.getByRole('button', { name: word('Check the file') }).click()
  await expect(page.getByRole('heading', { name: word('What it would change') })).toBeVisible()
  await looksRight('desk-feed-checked')
  await page.getByRole('button', { name: word('Apply this feed') }).click()
  await expect(page.getByRole('heading', { name: word('What it changed') })).toBeVisible()

  // Far fewer rows wait for a person.
  await page.goto(at(`/admin/sellers`))
  await page.getByRole('link', { name: `Journey ${id}` }).click()
  await page.getByRole('link', { name: word('Send a feed') }).click()
  await chosen.setInputFiles(file(rows(2)))
  await page.getByRole('button', { name: word('Check the file') }).click()
  await page.getByRole('button', { name: word('Send it to be held') }).click()
  await expect(page.getByText(word('It has less than half of the rows of the feed before.')).first()).toBeVisible()
  await looksRight('desk-feed-held')
  await page.getByRole('button', { name: word('Apply it after all') }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: word('Apply'), exact: true }).click()
  await expect(page.getByRole('heading', { name: word('What it changed') })).toBeVisible()

  // Its one offer with a brand waits: found among the others by `j`, and decided by its number.
  const offer = page.getByRole('heading', { level: 2, name: title })
  await page.goto(at('/admin/matches'))
  await expect(page.getByRole('list', { name: word('What it may be') })).toBeVisible()
  for (let step = 0; step < 40 && !(await offer.isVisible()); step++) await page.keyboard.press('j')
  await expect(offer).toBeVisible()
  await looksRight('desk-match')
  await page.keyboard.press('1')
  await expect(page.getByText(word('Back to the last decision'))).toBeVisible()
  const prices = async (): Promise<string> => await (await request.get(`/api/search/compare/${product}`)).text()
  await expect.poll(prices, { timeout: 60_000 }).toContain(domain)

  await page.keyboard.press('u')
  await expect(offer).toBeVisible()
  await page.keyboard.press('0')
  await expect(offer).toBeHidden()
  await expect.poll(prices, { timeout: 60_000 }).not.toContain(domain)

  await page.goto(at('/admin/sellers'))
  await page.getByRole('link', { name: `Journey ${id}` }).click()
  await page.getByRole('button', { name: word('Remove this seller') }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: word('Remove'), exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/sellers$/)
  await expect(page.getByRole('link', { name: `Journey ${id}` })).toHaveCount(0)
})

test('sellers, feeds and what waits look right @everywhere', async ({ page, at, word, looksRight }) => {
  await asStaff(page, 'admin')
  await page.goto(at('/admin/sellers'))
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible()
  await looksRight('desk-sellers')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page.getByRole('button', { name: word('Remove this seller') })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await looksRight('desk-seller')
  await page.goto(at('/admin/feeds'))
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible()
  await page.waitForLoadState('networkidle')
  await looksRight('desk-feeds')
  await page.goto(at('/admin/matches'))
  await expect(page.getByRole('list', { name: word('What it may be') })).toBeVisible()
  await looksRight('desk-matches')
})
