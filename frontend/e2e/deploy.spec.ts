/** A tab that was open over a deploy: the files of its release are gone, those of the new one are there. */
import type { Page } from '@playwright/test'

import { bindingButton, contact, expectPaid, toReview } from './checkout'
import { expect, test, withCart } from './fixtures'

/** The next file of that page is another release's, once: the document that is loaded then names its own. Answers whether it was asked for. */
async function deployed(page: Page, name: string): Promise<() => boolean> {
  let missed = false
  await page.route(`**/assets/${name}-*.js`, async (route) => {
    if (missed) return route.fallback()
    missed = true
    return route.fulfill({ status: 404, headers: { 'Cache-Control': 'no-store' } })
  })
  return () => missed
}

test('half a checkout survives a deploy, with what was typed last', async ({ page, request, at, word, allow }) => {
  allow(/404/)
  const steps = { at, word }
  await withCart(page, request, 10)
  await page.goto(at('/checkout'))
  await contact(page, steps)
  const field = (token: string) => page.locator(`[autocomplete="shipping ${token}"]`)
  await field('country').selectOption('DE')
  await field('name').fill('Nora Lind')
  await field('address-line1').fill('Lindenallee 12')
  const missed = await deployed(page, 'home')
  await page.getByRole('link', { name: word('{name}, home', { name: 'Souk' }) }).click()
  await expect(page.getByRole('heading', { level: 1, name: word('Good things, fairly priced.') })).toBeVisible()
  expect(missed()).toBe(true)
  await page.goBack()
  await expect(field('address-line1')).toHaveValue('Lindenallee 12')
  await expect(field('name')).toHaveValue('Nora Lind')
  await expect(field('country')).toHaveValue('DE')
})

test('whoever pays while the shop is deployed is led to the order', async ({ page, request, at, word, allow }) => {
  allow(/404/)
  const steps = { at, word }
  await withCart(page, request, 11)
  await toReview(page, steps)
  const missed = await deployed(page, 'order')
  await bindingButton(page, steps).click()
  await expectPaid(page, steps)
  expect(missed()).toBe(true)
  expect(new URL(page.url()).pathname).toMatch(/^\/orders\//)
})
