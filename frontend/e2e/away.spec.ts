/** product-service is away: every page says what is missing, the rest works, and it mends itself. */
import type { Page } from '@playwright/test'

import { address, bindingButton, contact, expectPaid, payment } from './checkout'
import { expect, somethingInStock, test, withCart } from './fixtures'
import { aMailbox, expectOneOfEach } from './people'

const PROBLEM = (code: string) => ({
  status: 503, contentType: 'application/problem+json', headers: { 'Retry-After': '1' }, body: JSON.stringify({ status: 503, code, title: 'Away' }),
})
const OF_PRODUCTS = /\/api\/(products|categories)|\/media\//

/** As the gateway and the other services answer while it is away; answers how it comes back. */
async function productsAreAway(page: Page): Promise<() => Promise<void>> {
  const asked = /\/api\/(orders\/quote|cart\/checkout)/
  const cart = /\/api\/cart\?/
  await page.route(OF_PRODUCTS, (route) => route.fulfill(PROBLEM('service_unavailable')))
  await page.route(asked, (route) => route.fulfill(PROBLEM('products_unavailable')))
  await page.route(cart, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...((await response.json()) as object), checked: false } })
  })
  return async () => {
    for (const each of [OF_PRODUCTS, asked, cart]) await page.unroute(each)
  }
}

test('home and a product say what is missing, and come back', async ({ page, request, at, word, allow, looksRight }) => {
  allow(/503/)
  const { slug } = await somethingInStock(request, 29)
  const comeBack = await productsAreAway(page)
  await page.goto(at('/'))
  await expect(page.getByText(word('The newest things could not be read.'))).toBeVisible()
  await expect(page.getByText(word('The departments could not be read.'))).toBeVisible()
  await looksRight('home-away')
  await page.goto(at('/search'))
  await expect(page.getByText(word('The products could not be read.'))).toBeVisible()
  await looksRight('search-away')
  await page.goto(at(`/p/${slug}`))
  await expect(page.getByText(word('This product could not be read.'))).toBeVisible()
  await looksRight('product-away')
  // What needs no product works.
  await page.getByRole('contentinfo').getByRole('link', { name: word('Terms') }).click()
  await expect(page).toHaveURL(/\/terms$/)
  await page.goBack()
  await expect(page.getByText(word('This product could not be read.'))).toBeVisible()

  await comeBack()
  await page.getByRole('button', { name: word('Try again') }).click()
  await expect(page.getByRole('button', { name: word('Add to cart') }).first()).toBeVisible()
  await page.goto(at('/'))
  await expect(page.getByRole('article').first()).toBeVisible()
})

test('cart and checkout keep what they hold, and buy once it is back', async ({ page, request, at, word, allow, looksRight }) => {
  allow(/503/)
  const steps = { at, word }
  const email = aMailbox()
  await withCart(page, request, 30)
  const comeBack = await productsAreAway(page)
  await page.goto(at('/cart'))
  await expect(page.getByText(word('Prices and stock cannot be checked right now. These are from when you added them.'))).toBeVisible()
  await looksRight('cart-away')
  await page.getByRole('link', { name: word('Check out') }).click()
  await contact(page, steps, email)
  await address(page, steps)
  await page.getByRole('button', { name: word('Go on to payment') }).click()
  await payment(page, steps)
  await expect(page.getByText(word('The total could not be worked out.'))).toBeVisible()
  await looksRight('checkout-away')
  await comeBack()
  await page.getByRole('button', { name: word('Try again') }).click()
  await bindingButton(page, steps).click()
  await expectPaid(page, steps)
  await expectOneOfEach(request, email)
})
