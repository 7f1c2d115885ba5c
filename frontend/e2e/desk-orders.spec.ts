/** The desk's orders: a refund of one line and its mail, notes, a confirmation sent again, and what support may not do. */
import { randomUUID } from 'node:crypto'

import type { APIRequestContext } from '@playwright/test'

import { expect, test } from './fixtures'
import { somethingInStock } from './guest'
import { aMailbox, aPaidOrder, aPerson, asStaff, mailsTo } from './people'

interface Amount { amount: number }
interface Line { title: string; gross: Amount; tax: Amount }
interface Order { number: string; lines: Line[]; shipping: Amount; total: Amount; refunded: Amount }

test('one line of two goes back, with its mail; a note, the history and what is left', async ({ page, request, browser, at, word, looksRight }) => {
  const buyer = await browser.newContext()
  const email = aMailbox()
  const person = await aPerson(await buyer.newPage(), email)
  const [one, other] = await Promise.all([somethingInStock(request, 15), somethingInStock(request, 16)])
  const id = await aPaidOrder(request, person, one.variantId, other.variantId)
  await buyer.close()
  await asStaff(page, 'support')
  await page.goto(at(`/admin/orders/${id}`))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const order = await read(request, id)
  expect(order.lines).toHaveLength(2)
  const [first, second] = order.lines as [Line, Line]

  await page.keyboard.press('n')
  await page.keyboard.type('Rang: the second one broke.')
  await page.getByRole('button', { name: word('Add the note') }).click()
  await expect(page.getByRole('list', { name: word('Notes') })).toContainText('Rang: the second one broke.')

  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('group', { name: new RegExp(`^${second.title}`) }).getByRole('button', { name: word('One more') }).click()
  const refund = dialog.getByRole('button', { name: word('Refund {total}', { total: euros(second.gross) }) })
  await expect(refund).not.toHaveAttribute('aria-disabled')
  await expect(dialog.getByText(euros(second.tax)).first()).toBeVisible()
  await expect(dialog.getByText(euros({ amount: order.total.amount - second.gross.amount })).first()).toBeVisible()
  await dialog.getByRole('textbox', { name: word('Reason') }).fill('Broke on the way')
  await looksRight('desk-refund-line')
  await refund.dblclick()
  await expect(dialog).toHaveCount(0)

  await expect(page.getByRole('status').getByText(word('Partly refunded'))).toBeVisible({ timeout: 60_000 })
  const [mail] = await mailsTo(request, email, /refund/i)
  expect(mail?.text).toContain(second.title)
  expect(mail?.text).toContain(euros(second.gross))
  expect(mail?.text).not.toContain(first.title)
  const after = await read(request, id)
  expect(after.refunded.amount, 'one refund, of one line').toBe(second.gross.amount)
  expect(first.gross.amount + order.shipping.amount + after.refunded.amount, 'two lines and the delivery').toBe(order.total.amount)
  const history = page.getByRole('list', { name: word('What has happened to this order') })
  await expect(history).toContainText('Broke on the way')
  await expect(history).toContainText('Rang: the second one broke.')
  await expect(history).toContainText(word('you'))
  await expect(page.getByRole('list', { name: word('Mails') }).getByRole('listitem')).toHaveCount(2, { timeout: 30_000 })

  await page.keyboard.press('e')
  const asks = page.getByRole('alertdialog')
  await looksRight('desk-confirmation-again')
  await asks.getByRole('button', { name: word('Send it again') }).click()
  await expect(asks).toHaveCount(0)
  await expect.poll(async () => (await mailsTo(request, email, /order/i)).filter(({ text }) => text.includes(order.number)).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(3)
  await expect(page.getByRole('list', { name: word('Mails') }).getByRole('listitem')).toHaveCount(3, { timeout: 30_000 })
  await looksRight('desk-order-refunded')
})

test('support meets what it may not do, by screen and by API', async ({ page, request, at, word }) => {
  await asStaff(page, 'support')
  await page.goto(at('/admin/ledger'))
  await expect(page.getByText('ledger.read')).toBeVisible()
  await page.goto(at('/admin/orders'))
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect(page.getByRole('link', { name: word('Books') })).toHaveCount(0)
  const session = await request.post('/api/auth/login', { data: { email: 'support@souk.test', password: 'souk-demo-2026' } })
  const { access_token: token } = (await session.json()) as { access_token: string }
  const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID() }
  for (const [method, path] of [['GET', '/api/payments/ledger'], ['GET', '/api/auth/audit'], ['POST', '/api/auth/roles']] as const) {
    const refused = await request.fetch(path, { method, headers, ...(method === 'POST' && { data: { name: 'cashier', permissions: [] } }) })
    expect([refused.status(), ((await refused.json()) as { code: string }).code], path).toEqual([403, 'forbidden'])
  }
})

test('the orders are narrowed by day and amount, and looked through to the end', async ({ page, at, word, looksRight }) => {
  await asStaff(page, 'support')
  await page.goto(at('/admin/orders'))
  await page.getByRole('button', { name: word('Days, country, amount') }).click()
  await page.getByLabel(word('From day')).fill('2020-01-01')
  await page.getByLabel(word('At least, in {unit}', { unit: 'EUR' })).fill('10,50')
  await page.getByRole('button', { name: word('Show these orders') }).click()
  await expect(page).toHaveURL(/placed_from=2020-01-01&total_min=10%2C50/)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await looksRight('desk-orders-narrowed')
  await page.getByLabel(word('At least, in {unit}', { unit: 'EUR' })).fill('99999999')
  await page.getByRole('button', { name: word('Show these orders') }).click()
  await expect(page.getByText(word('Nothing matches these filters'))).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: word('Download CSV') }).click()])
  expect(download.suggestedFilename()).toBe('orders.csv')
})

const euros = ({ amount }: Amount): string => `€${(amount / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`

async function read(request: APIRequestContext, id: string): Promise<Order> {
  const session = await request.post('/api/auth/login', { data: { email: 'support@souk.test', password: 'souk-demo-2026' } })
  const { access_token: token } = (await session.json()) as { access_token: string }
  return (await (await request.get(`/api/orders/${id}`, { headers: { Authorization: `Bearer ${token}` } })).json()) as Order
}
