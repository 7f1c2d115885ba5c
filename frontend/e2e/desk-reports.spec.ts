/** Reports at the desk: a purchase shows at once, every report looks right, and they are for those who may read them. */
import { expect, somethingInStock, test } from './fixtures'
import { aPaidOrder, aPerson, asStaff } from './people'

test('a purchase shows among the live numbers, and in today’s revenue', async ({ page, request, browser, at, word }) => {
  test.slow()
  await asStaff(page, 'admin')
  await page.goto(at('/admin/reports/live'))
  const numbers = page.getByRole('region', { name: word('The last half hour') })
  await expect(numbers.getByRole('status')).toHaveText(word('Live'))
  await numbers.getByText(word('Show as table')).click()
  // What others buy meanwhile only adds.
  const orders = async (): Promise<number> => {
    const column = (await numbers.getByRole('columnheader').allTextContents()).indexOf(word('Paid orders'))
    const said = await numbers.getByRole('row').locator(`td:nth-child(${column + 1})`).allTextContents()
    return said.reduce((sum, each) => sum + Number(each), 0)
  }
  const before = await orders()
  const buyer = await browser.newContext()
  const person = await aPerson(await buyer.newPage())
  await aPaidOrder(request, person, (await somethingInStock(request, 11)).variantId)
  await buyer.close()
  await expect.poll(orders, { timeout: 60_000 }).toBeGreaterThan(before)
  await page.goto(at('/admin/reports?days=1'))
  const today = page.getByRole('region', { name: word('At a glance') })
  await expect(today.locator('dl > div').first()).not.toContainText(/^\D*0([.,]00)?\D*$/)
})

test('every report looks right @everywhere', async ({ page, at, word, looksRight }) => {
  test.slow() // seven screens, each looked through for findings
  await asStaff(page, 'admin')
  for (const screen of ['', '/live', '/sold', '/visits', '/cohorts', '/searches', '/baskets']) {
    await page.goto(at(`/admin/reports${screen}`))
    await expect(page.getByRole('navigation', { name: word('Reports') })).toBeVisible()
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    await expect(page.locator('.shimmer')).toHaveCount(0)
    const table = page.getByText(word('Show as table')).first()
    if (await table.isVisible()) await table.click()
    await looksRight(`desk-reports${screen.replace('/', '-')}`)
  }
})

test('the period stays on the way from one report to the next, and goes back with the browser', async ({ page, at, word }) => {
  await asStaff(page, 'admin')
  await page.goto(at('/admin/reports'))
  await page.getByRole('navigation', { name: word('Period') }).getByRole('link').nth(1).click()
  await expect(page).toHaveURL(/\/admin\/reports\?days=7$/)
  await page.getByRole('navigation', { name: word('Reports') }).getByRole('link', { name: word('Visits') }).click()
  await expect(page).toHaveURL(/\/admin\/reports\/visits\?days=7$/)
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/\/admin\/reports$/)
})

test('who may not read reports is told which permission is missing', async ({ page, at, word }) => {
  await asStaff(page, 'support')
  await page.goto(at('/admin/reports/live'))
  await expect(page.getByText('analytics.read')).toBeVisible()
  await expect(page.getByRole('link', { name: word('Reports') })).toHaveCount(0)
})
