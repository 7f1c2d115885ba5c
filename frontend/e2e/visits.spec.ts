/** Visits are counted: who is asked says yes or no once, and the shop is the same with either, and while nobody counts. */
import type { Page } from '@playwright/test'

import { expect, somethingInStock, test, withCart } from './fixtures'

const EVENTS = '/api/analytics/events'

test.use({ storageState: { cookies: [], origins: [] } })

interface Sent {
  type: string
  visitor?: string
  session?: string
}

declare global {
  interface Window {
    __told?: (body: string) => void
  }
}

/** What the page tells of the visit from now on, and what was taken of it. */
async function listensTo(page: Page) {
  const heard = { events: [] as Sent[], accepted: 0, rejected: [] as unknown[] }
  await page.exposeFunction('__told', (body: string) => { heard.events.push(...(JSON.parse(body) as { events: Sent[] }).events) })
  // The browser does not show us the body of a request that was copied before it went.
  await page.addInitScript((path) => {
    const send = window.fetch.bind(window)
    window.fetch = async (input, init) => {
      if (input instanceof Request && input.url.endsWith(path)) window.__told?.(await input.clone().text())
      return send(input, init)
    }
  }, EVENTS)
  page.on('response', async (response) => {
    if (!response.url().endsWith(EVENTS)) return
    // A page that is left takes its answers along.
    const answered = (await response.json().catch(() => ({ accepted: 0, rejected: [] }))) as { accepted: number; rejected: unknown[] }
    heard.accepted += answered.accepted
    heard.rejected.push(...answered.rejected)
  })
  return heard
}

const kept = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key === 'souk.visitor' || key === 'souk.session'))

test('it is asked once; a no links nothing @everywhere', async ({ page, request, at, word, looksRight }) => {
  const heard = await listensTo(page)
  const question = page.getByRole('complementary', { name: word('May we remember this browser?') })
  const { slug } = await somethingInStock(request, 3)
  await page.goto(at(`/p/${slug}`))
  const buy = page.getByRole('button', { name: word('Add to cart') }).first()
  await buy.click({ trial: true }) // nothing lies over it
  await expect(question).toBeVisible()
  await page.evaluate(() => { window.scrollTo(0, 0) }) // nothing lies half under the header
  await looksRight('consent')
  await expect.poll(() => heard.events.map(({ type }) => type)).toContain('product_view')
  await question.getByRole('button', { name: word('No, thank you') }).click()
  await expect(question).toBeHidden()
  await page.goto(at('/search?q=cap'))
  await expect(page.getByRole('article').first()).toBeVisible()
  await expect(question).toBeHidden()
  await expect.poll(() => heard.events.map(({ type }) => type)).toContain('search')
  expect(heard.events.filter((event) => 'visitor' in event || 'session' in event)).toEqual([])
  expect(await kept(page)).toEqual([])
})

test('after a yes the way to the checkout arrives as one visit; the foot of the page takes the yes back', async ({ page, request, at, word }) => {
  const heard = await listensTo(page)
  const { slug } = await somethingInStock(request, 4)
  await page.goto(at('/'))
  await page.getByRole('button', { name: word('Yes, you may') }).click()
  await page.goto(at(`/p/${slug}`))
  await page.getByRole('button', { name: word('Add to cart') }).first().click()
  await page.getByRole('dialog').getByRole('link', { name: word('Check out') }).click()
  await expect(page).toHaveURL(/\/checkout/)
  const linked = () => heard.events.filter(({ session }) => session !== undefined)
  await expect.poll(() => linked().map(({ type }) => type)).toEqual(expect.arrayContaining(['product_view', 'add_to_cart', 'checkout_started']))
  expect(new Set(linked().map(({ visitor, session }) => `${visitor} ${session}`)).size).toBe(1)
  expect(heard.rejected).toEqual([])
  expect(heard.accepted).toBeGreaterThan(0)

  await page.goto(at('/cart'))
  await page.getByRole('contentinfo').getByRole('button', { name: word('Privacy choice') }).click()
  await expect(page.getByText(word('May we remember this browser?'))).toBeFocused()
  expect(await kept(page)).toEqual([])
})

test('analytics-service is away: the shop works, says nothing of it, and asks no more', async ({ page, request, at, word, allow }) => {
  // What a browser writes by itself of an answer with an error; nothing else is said.
  allow(/503 .*\/api\/analytics\//)
  let asked = 0
  await page.route('**/api/analytics/**', (route) => {
    if (route.request().url().endsWith(EVENTS)) asked += 1
    return route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ status: 503, code: 'unavailable', title: 'Away' }) })
  })
  await withCart(page, request, 5)
  await page.goto(at('/'))
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
  await expect(page.getByRole('heading', { name: word('Popular'), exact: true })).toBeHidden()
  await expect.poll(() => asked).toBe(1)
  const box = page.getByRole('combobox').first()
  await box.click()
  await expect(page.getByRole('option')).toHaveCount(0)
  await box.fill('cap')
  await box.press('Enter')
  await expect(page.getByRole('article').first()).toBeVisible()
  await page.getByRole('banner').locator('button[aria-haspopup=dialog]').click()
  await page.getByRole('dialog').getByRole('link', { name: word('Check out') }).click()
  await expect(page.locator('input[autocomplete~=email]')).toBeVisible()
  expect(asked).toBe(1)
})
