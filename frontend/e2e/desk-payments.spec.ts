/** Money at the desk: what needs a person is ended, and the home's numbers are those of the lists behind them. */
import { expect, test } from './fixtures'
import { somethingInStock } from './guest'
import { aPerson, asStaff, payWith, anUnpaidOrder } from './people'

test('a payment that does not match its order is given back from “Needs you”, and the books tell it', async ({ page, request, browser, at, word, looksRight }) => {
  const buyer = await browser.newContext()
  const person = await aPerson(await buyer.newPage())
  const id = await anUnpaidOrder(request, person, (await somethingInStock(request, 18)).variantId)
  await payWith(request, person, id, 'pm_card_paysLess')
  await buyer.close()

  await asStaff(page, 'admin')
  await page.goto(at('/admin'))
  const waits = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: word('Another amount was paid') }) })
  await expect.poll(async () => { await page.reload(); return (await waits.textContent())?.match(/\d+$/)?.[0] }, { timeout: 60_000 }).toMatch(/^[1-9]/)
  const before = Number((await waits.textContent())?.match(/\d+$/)?.[0])
  await waits.getByRole('link').click()
  await expect(page).toHaveURL(/\/admin\/attention\?kind=amount_differs$/)
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows).toHaveCount(before + 1)
  await looksRight('desk-attention-mismatch')

  const row = page.getByRole('row').filter({ has: page.locator(`a[href$="/admin/orders/${id}"]`) })
  const number = (await row.getByRole('rowheader').textContent()) ?? ''
  await row.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: word('What is owed goes back') })).toBeChecked()
  await looksRight('desk-attention-dialog')
  await dialog.getByRole('button', { name: word('Give it back') }).click()
  await expect(dialog).toHaveCount(0)
  await expect(row).toHaveCount(0)

  // What became of it: found by the order's number, then its payment, its refund and its bookings.
  await page.goto(at('/admin/payments'))
  await page.getByRole('searchbox').fill(number)
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(2)
  await rows.nth(1).getByRole('link').first().click()
  await expect(page.getByRole('list', { name: word('Refunds'), exact: true }).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('table')).toHaveCount(2)
  await looksRight('desk-payment-refunded')
})

test('the home’s numbers lead to lists with that many rows', async ({ page, at, word }) => {
  await asStaff(page, 'admin')
  const numberOf = (text: string | null): number => Number(text?.replaceAll(/[^\d]/g, ''))
  const listed = async (): Promise<number> => {
    const table = page.getByRole('table').first()
    await expect(table.or(page.getByText(word('Nothing matches these filters')))).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    let sum = 0
    for (;;) {
      sum += (await table.isVisible()) ? (await table.getByRole('row').count()) - 1 : 0
      const next = page.getByRole('button', { name: word('Next'), exact: true })
      if (!(await next.isVisible()) || (await next.isDisabled())) return sum
      const here = page.url()
      await next.click()
      await expect(page).not.toHaveURL(here)
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    }
  }
  await page.goto(at('/admin'))
  const home = page.getByRole('region', { name: word('What waits') })
  await expect(home.getByRole('link', { name: word('Refunds on their way') })).toBeVisible()
  const names = ['Another amount was paid', 'Refunds that failed', 'Orders that do not go on', 'Mails that did not go out', 'Webhooks that failed', 'Webhooks not understood', 'Refunds on their way']
  for (const name of names) {
    const row = home.getByRole('listitem').filter({ has: page.getByRole('link', { name: word(name) }) })
    await expect(row).toBeVisible()
    const number = numberOf(((await row.locator('span').last().textContent()) ?? ''))
    await row.getByRole('link').click()
    expect(await listed(), name).toBe(number)
    await page.goto(at('/admin'))
  }
})

test('payments, refunds, webhooks and books look right @everywhere', async ({ page, at, word, looksRight }) => {
  await asStaff(page, 'admin')
  await page.goto(at('/admin/payments?status=succeeded&least=1'))
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible()
  await looksRight('desk-payments-narrowed')
  for (const name of ['Refunds', 'Webhooks']) {
    await page.getByRole('navigation', { name: word('Lists of payments') }).getByRole('link', { name: word(name) }).click()
    await expect(page.getByRole('heading', { level: 1, name: word(name) })).toBeAttached()
    await page.waitForLoadState('networkidle')
    await looksRight(`desk-${name.toLowerCase()}`)
  }
  await page.goto(at('/admin/ledger'))
  await page.getByRole('table').first().getByRole('link').first().click()
  await expect(page).toHaveURL(/account=\w+&currency=EUR/)
  await expect(page.getByRole('table', { name: word('Movements') }).getByRole('row').nth(1)).toBeVisible()
  await looksRight('desk-books')
})
