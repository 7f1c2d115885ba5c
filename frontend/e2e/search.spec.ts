/** A shopper who mistypes, wishes vaguely, writes in another language or names a price finds something; and so while search-service is away. */
import type { Page } from '@playwright/test'

import { expect, test } from './fixtures'

/** Words into the header's field, and Enter. */
async function searchFor(page: Page, words: string): Promise<void> {
  const box = page.getByRole('combobox').first()
  await box.fill(words)
  await box.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${encodeURIComponent(words).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
}
const titles = (page: Page) => page.getByRole('article').getByRole('link')

test('suggestions lead to words, a part of the shop and a product, by keyboard @everywhere', async ({ page, at, word, looksRight }) => {
  await page.goto(at('/'))
  const box = page.getByRole('combobox').first()
  await box.pressSequentially('kit')
  await expect(page.getByRole('group', { name: word('Products') }).getByRole('option').first()).toBeVisible()
  await looksRight('suggestions')
  await box.press('ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toBeInViewport()
  await box.press('ArrowUp')
  await box.press('ArrowUp')
  await expect(page.getByRole('option', { selected: true })).toBeInViewport()
  await box.press('Enter')
  await expect(page).toHaveURL(/\/p\//)
})

test('a misspelt word is corrected, and can be meant @everywhere', async ({ page, at, word, looksRight }) => {
  await page.goto(at('/search?q=telescpoe'))
  await expect(page.getByRole('heading', { level: 1, name: word('Results for “{q}”', { q: 'telescope' }) })).toBeVisible()
  await expect(titles(page).first()).toBeVisible()
  await looksRight('search-corrected')
  await page.getByRole('main').getByRole('link', { name: 'telescpoe' }).click()
  await expect(page).toHaveURL(/q=telescpoe&exact=true/)
  await expect(page.getByRole('heading', { level: 1, name: word('Results for “{q}”', { q: 'telescpoe' }) })).toBeVisible()
})

test('a vague wish finds what is near in meaning', async ({ page, at }) => {
  await page.goto(at('/'))
  await searchFor(page, 'something to keep my coffee warm')
  await expect(titles(page).first()).toBeVisible()
})

test('a search in French on the French page finds things by their French names', async ({ page, looksRight }) => {
  await page.goto('/fr/search?q=sac+%C3%A0+dos')
  await expect(titles(page).first()).toBeVisible()
  await looksRight('search-french')
})

test('a search in Arabic finds things on the Arabic page', async ({ page, looksRight }) => {
  await page.goto('/ar/search?q=%D8%AD%D9%82%D9%8A%D8%A8%D8%A9+%D8%B8%D9%87%D8%B1')
  await expect(titles(page).first()).toBeVisible()
  await looksRight('search-arabic')
})

test('a price among the words and a chosen attribute narrow together, and each can be taken back @everywhere', async ({ page, at, word, looksRight }) => {
  await page.goto(at('/search?q=cap+under+30+%E2%82%AC&attribute=Colour%3AGrey'))
  await expect(titles(page).first()).toBeVisible()
  const chip = page.getByRole('button', { name: word('Remove {name}', { name: 'under 30 €' }) })
  await expect(chip).toBeVisible()
  await looksRight('search-price-words')
  await chip.click()
  await expect(page).toHaveURL(/\/search\?q=cap&attribute=Colour/)
  await expect(chip).toBeHidden()
})

test('nothing found: what was searched, and what is popular @everywhere', async ({ page, at, word, looksRight }) => {
  await page.goto(at('/search?q=%22zzzzqqqq+xxyyxxyy%22'))
  await expect(page.getByText(word('Nothing matches “{q}”.', { q: '"zzzzqqqq xxyyxxyy"' }))).toBeVisible()
  await expect(page.getByRole('region', { name: word('Not what you searched for, but popular here') }).getByRole('article').first()).toBeVisible()
  await looksRight('search-nothing-popular')
})

test('a product shows what is similar, once it is near', async ({ page, at, request, word }) => {
  const { items } = (await (await request.get('/api/products?limit=1')).json()) as { items: { slug: string }[] }
  await page.goto(at(`/p/${items[0]?.slug ?? ''}`))
  const similar = page.getByRole('region', { name: word('Similar products') })
  await similar.scrollIntoViewIfNeeded()
  await expect(similar.getByRole('article').first()).toBeVisible()
})

test('search-service is away: titles are searched, suggestions come, nothing similar is missed, and it comes back @everywhere', async ({ page, at, request, word, allow, looksRight }) => {
  allow(/503/)
  const away = /\/api\/search/
  await page.route(away, (route) => route.fulfill({
    status: 503, contentType: 'application/problem+json', headers: { 'Retry-After': '1' }, body: JSON.stringify({ status: 503, code: 'unavailable', title: 'Away' }),
  }))
  const limited = page.getByText(word('Search is limited at the moment: it finds words in the names of products alone.'))
  await page.goto(at('/search?q=cap'))
  await expect(titles(page).first()).toBeVisible()
  await expect(limited).toBeVisible()
  await looksRight('search-away-titles')
  await page.getByRole('combobox').first().fill('ca')
  await expect(page.getByRole('group', { name: word('Products') }).getByRole('option').first()).toBeVisible()
  const { items } = (await (await request.get('/api/products?limit=1')).json()) as { items: { slug: string }[] }
  await page.goto(at(`/p/${items[0]?.slug ?? ''}`))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.getByRole('contentinfo').scrollIntoViewIfNeeded()
  await expect(page.getByRole('region', { name: word('Similar products') })).toBeHidden()

  await page.unroute(away)
  await page.goto(at('/search?q=cap'))
  await expect(titles(page).first()).toBeVisible()
  await expect(limited).toBeHidden()
})
