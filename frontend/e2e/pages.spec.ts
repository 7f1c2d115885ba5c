import { expect, test } from './fixtures'

const PAGES = {
  home: '/',
  everything: '/search',
  search: '/search?q=cap',
  'search-nothing': '/search?q=zzzzqqqq',
  'cart-empty': '/cart',
  'sign-in': '/sign-in',
  register: '/register',
  forgot: '/forgot',
  terms: '/terms',
  privacy: '/privacy',
  returns: '/returns',
  imprint: '/imprint',
} as const

for (const [name, path] of Object.entries(PAGES)) {
  test(`${name} looks right @everywhere`, async ({ page, at, looksRight }) => {
    await page.goto(at(path))
    await expect(page.getByRole('heading', { level: 1 })).toBeAttached()
    await page.waitForLoadState('networkidle')
    await looksRight(name)
  })
}

test('a category and a product look right @everywhere', async ({ page, at, request, looksRight }) => {
  const { items } = (await (await request.get('/api/products?limit=1')).json()) as { items: { slug: string }[] }
  const { items: categories } = (await (await request.get('/api/categories')).json()) as { items: { slug: string }[] }
  await page.goto(at(`/c/${categories[0]?.slug ?? ''}`))
  await page.waitForLoadState('networkidle')
  await looksRight('category')
  await page.goto(at(`/p/${items[0]?.slug ?? ''}`))
  await page.waitForLoadState('networkidle')
  await looksRight('product')
})

test('an address that nobody knows is a 404, and says so', async ({ page, at, allow, looksRight }) => {
  allow(/404/)
  const answered = await page.goto(at('/nothing-here'))
  expect(answered?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await looksRight('not-found')
})

test('every page works at 200 %', async ({ page, at }) => {
  // A browser at 200 % has half the width in CSS pixels.
  await page.setViewportSize({ width: 640, height: 450 })
  for (const path of Object.values(PAGES)) {
    await page.goto(at(path))
    await page.waitForLoadState('networkidle')
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wider, path).toBeLessThanOrEqual(0)
  }
})

test('browse, look, come back to the same place', async ({ page, at }) => {
  await page.goto(at('/search'))
  const card = page.getByRole('article').nth(6).getByRole('link')
  await card.scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  await card.click()
  await expect(page).toHaveURL(/\/p\//)
  await page.goBack()
  await expect(page).toHaveURL(/\/search/)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before - 50)
})
