import { bindingButton, expectPaid, toReview } from './checkout'
import { expect, test, withCart } from './fixtures'
import { aMailbox, expectOneOfEach, linkIn } from './people'

test('an order that was left unpaid is found on the cart’s page and paid', async ({ page, request, at, word, allow, looksRight }) => {
  allow(/402/)
  const steps = { at, word }
  const email = aMailbox()
  await withCart(page, request, 17)
  await toReview(page, steps, 'declined', email)
  await bindingButton(page, steps).click()
  await expect(page.getByText(/declined this card/)).toBeVisible()

  await page.goto(at('/cart'))
  const pay = page.getByRole('link', { name: word('Pay now') })
  await expect(pay).toBeVisible()
  await looksRight('cart-unpaid')
  await pay.click()
  const box = page.getByRole('region', { name: word('Pay for your order') })
  await box.getByRole('radio', { name: word('Test card that works') }).check()
  await looksRight('order-unpaid')
  await box.getByRole('button').last().click()
  await expectPaid(page, steps)
  await expectOneOfEach(request, email)
  await page.goto(at('/cart'))
  await expect(page.getByText(word('Nothing here yet'))).toBeVisible()
  await expect(pay).toBeHidden()
})

test('the link of the guest’s mail opens the order anywhere', async ({ page, request, browser, at, word }) => {
  const steps = { at, word }
  const email = aMailbox()
  await withCart(page, request, 18)
  await toReview(page, steps, 'works', email)
  await bindingButton(page, steps).click()
  await expectPaid(page, steps)
  const { link } = await linkIn(request, email, /^\/orders\//)
  expect(link).toContain('#token=')
  const other = await (await browser.newContext()).newPage()
  await other.goto(link)
  await expectPaid(other, steps)
  expect(other.url(), 'The token leaves the address bar').not.toContain('token=')
  await other.reload()
  await expectPaid(other, steps)
  // The address without its token opens nothing elsewhere.
  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(other.url())
  await expect(stranger.getByRole('main').getByText(word('This order cannot be shown here')).last()).toBeVisible()
  await other.context().close()
  await stranger.context().close()
})
