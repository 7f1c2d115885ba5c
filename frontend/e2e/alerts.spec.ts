import type { APIRequestContext } from '@playwright/test'

import { expect, test } from './fixtures'
import { aMailbox, aPerson, linkIn } from './people'

interface Compared {
  variants: { variant_id: string; price: { amount: number; currency: string }; offers: { price: { amount: number }; rank: number | null; condition: string }[] }[]
}

/** A product that another seller sells for less than the shop: its slug, and what it costs here in minor units. */
async function cheaperElsewhere(request: APIRequestContext): Promise<{ slug: string; price: number }> {
  const { items } = (await (await request.get('/api/products?in_stock=true&limit=60')).json()) as { items: { id: string; slug: string }[] }
  for (const { id, slug } of items.filter((each) => !each.slug.startsWith('journey-'))) {
    const answered = await request.get(`/api/search/compare/${id}`)
    if (!answered.ok()) continue
    const [first, ...more] = ((await answered.json()) as Compared).variants
    const cheaper = first?.offers.some(({ price, rank, condition }) => rank !== null && condition === 'new' && price.amount < first.price.amount - 1)
    if (first && more.length === 0 && cheaper) return { slug, price: first.price.amount }
  }
  throw new Error('Nobody sells anything for less')
}

test('a guest asks to hear of a price, confirms by mail, hears of it and ends it @everywhere', async ({ page, request, at, word, allow, looksRight }) => {
  const email = aMailbox()
  const { slug, price } = await cheaperElsewhere(request)
  await page.goto(at(`/p/${slug}`))
  await page.getByRole('button', { name: word('Tell me when the price falls') }).click()
  const dialog = page.getByRole('dialog')
  // A cent less than here is what another seller asks, or more: there is something to tell at once.
  await dialog.locator('[name="price"]').fill(((price - 1) / 100).toFixed(2))
  await dialog.locator('[name="email"]').fill(email)
  await looksRight('alert-form')
  await dialog.getByRole('button', { name: word('Tell me'), exact: true }).click()
  await expect(dialog.getByText(word('Look into your mailbox'))).toBeVisible()
  await looksRight('alert-asked')

  const { link } = await linkIn(request, email, /\/alerts\/confirm$/)
  await page.goto(link)
  await expect(page.getByText(word('Your alerts are confirmed'))).toBeVisible()
  expect(page.url(), 'The token leaves the address bar').not.toContain('token=')
  await looksRight('alerts-confirmed')
  allow(/410/)
  // From another page: else the same one stays, and knows that it was confirmed.
  await page.goto(at('/cart'))
  await page.goto(link)
  await expect(page.getByText(word('This link has ended, or it was used already'))).toBeVisible()

  const { link: stop, mail } = await linkIn(request, email, /\/alerts\/unsubscribe$/)
  expect(mail.text).toMatch(/\/p\/\S+/)
  await page.goto(stop)
  await expect(page.getByText(word('The alert has ended'))).toBeVisible()
  expect(page.url()).not.toContain('token=')
  await looksRight('alert-ended')
})

test('a person sees the alert among their own, and takes it back', async ({ page, request, at, word, looksRight }) => {
  await aPerson(page)
  await page.goto(at('/account/alerts'))
  await expect(page.getByText(word('No price alerts yet'))).toBeVisible()
  await looksRight('account-alerts-none')
  await page.goto(at(`/p/${(await cheaperElsewhere(request)).slug}`))
  await page.getByRole('button', { name: word('Tell me when the price falls') }).click()
  await page.getByRole('dialog').getByRole('button', { name: word('Tell me'), exact: true }).click()
  await page.getByRole('dialog').getByRole('link', { name: word('Your price alerts') }).click()
  await expect(page).toHaveURL(/\/account\/alerts$/)
  await expect(page.getByText(word('Waits until you follow the link in our mail'))).toBeVisible()
  await looksRight('account-alerts')
  await page.getByRole('main').getByRole('listitem').getByRole('button').click()
  await expect(page.getByText(word('No price alerts yet'))).toBeVisible()
  await page.getByRole('button', { name: word('Undo') }).click()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  await page.getByRole('main').getByRole('listitem').getByRole('button').click()
  await page.getByRole('button', { name: word('Dismiss') }).click()
  await expect(page.getByText(word('No price alerts yet'))).toBeVisible()
  await page.reload()
  await expect(page.getByText(word('No price alerts yet'))).toBeVisible()
})

test('what others ask is compared, now and before; keys move along the days @everywhere', async ({ page, request, at, word, looksRight, locale }) => {
  await page.goto(at(`/p/${(await cheaperElsewhere(request)).slug}`))
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
  await expect(page.getByRole('heading', { name: word('Prices compared') })).toBeVisible()
  const slider = page.getByRole('slider', { name: word('Prices day by day') })
  await slider.focus()
  const today = await slider.getAttribute('aria-valuetext')
  // Time runs with the text.
  await page.keyboard.press(locale === 'ar' ? 'ArrowRight' : 'ArrowLeft')
  await expect(slider).not.toHaveAttribute('aria-valuetext', today ?? '')
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', today ?? '')
  await page.getByText(word('Show as table')).click()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(91)
  // On a phone the bar for buying stands over what is at the bottom.
  await page.evaluate(() => { scrollTo(0, 0) })
  await looksRight('product-prices')
})
