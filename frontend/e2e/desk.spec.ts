/** The staff's desk: who gets in, a list that keeps its place, money that goes back, and two admins at one account. */
import { expect, test } from './fixtures'
import { somethingInStock } from './guest'
import { accountOf, aMailbox, aPaidOrder, aPerson, asStaff, givesRole } from './people'

test('support signs in on the way to a list, opens an order and comes back to the same list', async ({ page, at, word }) => {
  await page.setViewportSize({ width: 1280, height: 420 }) // so that the list is longer than the screen
  await page.goto(at('/admin/orders?payment_status=paid'))
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.locator('[autocomplete="username"]').fill('support@souk.test')
  await page.locator('[autocomplete="current-password"]').fill('souk-demo-2026')
  await page.getByRole('main').getByRole('button', { name: word('Sign in'), exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/orders\?payment_status=paid$/)
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')

  await page.getByRole('row').nth(2).getByRole('checkbox').check()
  const row = page.getByRole('row').nth(6).getByRole('link').first()
  await row.scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 120)
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
  const before = await page.evaluate(() => scrollY)
  const number = (await row.textContent()) ?? ''
  await row.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number)

  await page.getByRole('main').getByRole('link', { name: word('Orders'), exact: true }).click()
  await expect(page).toHaveURL(/\/admin\/orders\?payment_status=paid$/)
  await expect(page.getByRole('row').nth(2).getByRole('checkbox')).toBeChecked()
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before - 50)
  await page.keyboard.press('j')
  await expect(page.getByRole('row').nth(7).getByRole('link').first()).toBeFocused()
})

test('a customer is told whose desk it is, support which permission is missing', async ({ page, browser, at, word, looksRight }) => {
  await aPerson(page)
  await page.goto(at('/admin/orders'))
  await expect(page.getByRole('heading', { level: 1, name: word('This is the staff’s desk') })).toBeAttached()
  await looksRight('desk-not-staff')
  const other = await (await browser.newContext()).newPage()
  await asStaff(other, 'support')
  await other.goto(at('/admin/audit'))
  await expect(other.getByText('audit.read')).toBeVisible()
  await expect(other.getByRole('link', { name: word('Audit trail') })).toHaveCount(0)
  await other.context().close()
})

test('the desk looks right @everywhere', async ({ page, at, looksRight }) => {
  test.slow() // eight screens, each looked through for findings
  await asStaff(page, 'admin')
  await page.goto(at('/admin'))
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(3)
  await page.waitForLoadState('networkidle')
  await looksRight('desk-home')
  await page.goto(at('/admin/orders?status=confirmed'))
  await page.getByRole('row').nth(1).getByRole('checkbox').check()
  await looksRight('desk-orders')
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 3 }).last()).toBeVisible()
  await looksRight('desk-order')
  for (const screen of ['people', 'payments', 'ledger', 'audit', 'attention']) {
    await page.goto(at(`/admin/${screen}`))
    await page.waitForLoadState('networkidle')
    await looksRight(`desk-${screen}`)
  }
})

test('a part of a paid order goes back, and the page hears when it has arrived', async ({ page, request, browser, at, word, looksRight }) => {
  const buyer = await browser.newContext()
  const person = await aPerson(await buyer.newPage())
  const id = await aPaidOrder(request, person, (await somethingInStock(request, 15)).variantId)
  await buyer.close()
  await asStaff(page, 'support')
  await page.goto(at(`/admin/orders/${id}`))
  await page.getByRole('button', { name: word('Refund'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: new RegExp(`^${word('An amount')}`) }).check()
  await dialog.locator('[inputmode=decimal]').fill('1,00')
  await dialog.getByRole('textbox').last().fill('Late parcel')
  await looksRight('desk-refund')
  await dialog.getByRole('button', { name: word('Refund {total}', { total: '€1.00' }) }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('status').getByText(word('Partly refunded'))).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Late parcel').first()).toBeVisible()
})

test('of two admins at one account the slower one chooses what stays', async ({ page, request, browser, at, word, allow, looksRight }) => {
  allow(/412/)
  const theirs = await browser.newContext()
  const email = aMailbox()
  await aPerson(await theirs.newPage(), email)
  await theirs.close()
  await asStaff(page, 'admin')
  await page.goto(at(`/admin/people/${await accountOf(request, email)}?change`))
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: new RegExp(`^${word('Closed')}`) }).check()
  await givesRole(request, email, 'support')
  await dialog.getByRole('button', { name: word('Close this account') }).click()
  await expect(page.getByRole('dialog', { name: word('Somebody changed this meanwhile') })).toBeVisible()
  await looksRight('desk-conflict')
  await dialog.getByRole('button', { name: word('Save again') }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('main').getByText(word('Closed'))).toBeVisible()
  await expect(page.getByRole('main').getByText(word('Support'))).toBeVisible()
})
