import { address, bindingButton, contact, delivery, expectPaid, payment, toReview } from './checkout'
import { expect, test, withCart } from './fixtures'
import { aMailbox, PASSWORD } from './people'

test('a guest buys @everywhere', async ({ page, request, at, word, looksRight }) => {
  const steps = { at, word }
  const slug = await withCart(page, request, 3)
  await page.goto(at(`/p/${slug}`))
  await page.goto(at('/cart'))
  await looksRight('cart')
  await page.goto(at('/checkout'))
  await looksRight('checkout-contact')
  await contact(page, steps)
  await looksRight('checkout-address')
  await address(page, steps)
  await looksRight('checkout-delivery')
  await delivery(page, steps)
  await looksRight('checkout-payment')
  await payment(page, steps)
  await looksRight('checkout-review')
  await bindingButton(page, steps).click()
  await expectPaid(page, steps)
  expect(page.url(), 'The token leaves the address bar').not.toContain('token=')
  await looksRight('confirmation')
  await page.reload()
  await expectPaid(page, steps)
})

test('the bank asks, and the shopper comes back paid', async ({ page, request, at, word }) => {
  const steps = { at, word }
  await withCart(page, request, 4)
  await toReview(page, steps, 'asks')
  await bindingButton(page, steps).click()
  await page.getByRole('button', { name: 'Complete authentication' }).click()
  await expectPaid(page, steps)
})

test('the bank refuses, and another card pays the same order', async ({ page, request, at, word }) => {
  const steps = { at, word }
  await withCart(page, request, 5)
  await toReview(page, steps, 'asks')
  await bindingButton(page, steps).click()
  await page.getByRole('button', { name: 'Fail authentication' }).click()
  await page.getByRole('radio', { name: word('Test card that works') }).check()
  await page.getByRole('region', { name: word('Pay for your order') }).getByRole('button').last().click()
  await expectPaid(page, steps)
})

test('a declined card stays on the page, and another one pays', async ({ page, request, at, word, allow }) => {
  allow(/402/)
  const steps = { at, word }
  await withCart(page, request, 6)
  await toReview(page, steps, 'declined')
  await bindingButton(page, steps).click()
  await expect(page.getByText(/declined this card/)).toBeVisible()
  await payment(page, steps)
  await bindingButton(page, steps).click()
  await expectPaid(page, steps)
})

test('a double click orders once', async ({ page, request, at, word }) => {
  const steps = { at, word }
  await withCart(page, request, 7)
  await toReview(page, steps)
  const placed: string[] = []
  page.on('request', (asked) => {
    if (asked.url().endsWith('/cart/checkout')) placed.push(asked.headers()['idempotency-key'] ?? '')
  })
  await bindingButton(page, steps).dblclick()
  await expectPaid(page, steps)
  expect(new Set(placed).size).toBe(1)
})

for (const step of ['contact', 'address', 'delivery', 'payment', 'review']) {
  test(`a reload in the step ${step} loses nothing`, async ({ page, request, at, word }) => {
    const steps = { at, word }
    await withCart(page, request, 8)
    const reloaded = async (here: string): Promise<void> => {
      if (here === step) await page.reload()
    }
    await page.goto(at('/checkout'))
    await reloaded('contact')
    await contact(page, steps)
    await reloaded('address')
    await address(page, steps)
    await reloaded('delivery')
    await delivery(page, steps)
    await reloaded('payment')
    await payment(page, steps)
    await reloaded('review')
    await expect(page.getByText('nora@example.com')).toBeVisible()
    await bindingButton(page, steps).click()
    await expectPaid(page, steps)
  })
}

test('back walks the steps', async ({ page, request, at, word }) => {
  const steps = { at, word }
  await withCart(page, request, 9)
  await toReview(page, steps)
  for (const step of ['payment', 'delivery', 'address']) {
    await page.goBack()
    await expect(page).toHaveURL(new RegExp(`step=${step}`))
  }
  await expect(page.locator('[autocomplete="shipping name"]')).toHaveValue('Nora Lind')
})

test('an order is bought by keyboard alone', async ({ page, request, at, word }) => {
  const steps = { at, word }
  await withCart(page, request, 10)
  await page.goto(at('/cart'))
  const press = async (name: string, role: 'link' | 'button'): Promise<void> => {
    const wanted = page.getByRole(role, { name })
    await expect(wanted).toBeVisible()
    for (let presses = 0; presses < 80; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await expect(wanted).toBeFocused()
    await page.keyboard.press('Enter')
  }
  const type = async (token: string, text: string): Promise<void> => {
    const wanted = page.locator(`[autocomplete~="${token}"]`).first()
    await expect(wanted).toBeVisible()
    for (let presses = 0; presses < 80; presses++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type(text)
  }
  await press(word('Check out'), 'link')
  await type('email', 'keys@example.com')
  await press(word('Continue as guest'), 'button')
  await type('country', 'Germany')
  await type('name', 'Nora Lind')
  await type('address-line1', 'Lindenallee 12')
  await type('postal-code', '10115')
  await type('address-level2', 'Berlin')
  await press(word('Go on to delivery'), 'button')
  await press(word('Go on to payment'), 'button')
  await press(word('Look at your order'), 'button')
  const binding = bindingButton(page, steps)
  await expect(binding).toBeVisible()
  for (let presses = 0; presses < 80; presses++) {
    if (await binding.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expectPaid(page, steps)
})

test('an order is bought at 200 %', async ({ page, request, at, word, looksRight }) => {
  // A browser at 200 % has half the width and height in CSS pixels.
  await page.setViewportSize({ width: 640, height: 450 })
  const steps = { at, word }
  await withCart(page, request, 19)
  await page.goto(at('/cart'))
  await page.getByRole('link', { name: word('Check out') }).click()
  await contact(page, steps)
  await address(page, steps)
  await delivery(page, steps)
  await payment(page, steps)
  await looksRight('review-at-200-percent')
  await bindingButton(page, steps).click()
  await expectPaid(page, steps)
  await looksRight('confirmation-at-200-percent')
})

test('a guest who has bought sets a password there, and finds the order in the account @everywhere', async ({ page, request, at, word, looksRight, allow }) => {
  allow(/422/)
  const steps = { at, word }
  const email = aMailbox()
  await withCart(page, request, 9)
  await toReview(page, steps, 'works', email)
  await bindingButton(page, steps).click()
  await expectPaid(page, steps)
  const password = page.locator('input[autocomplete="new-password"]')
  const create = page.getByRole('button', { name: word('Create account') })
  await password.fill('password1')
  await create.click()
  await expect(page.getByText(word('Choose a password that is harder to guess'))).toBeVisible()
  await looksRight('confirmation-password')
  await password.fill(PASSWORD)
  await create.click()
  await page.getByRole('link', { name: word('Your orders') }).click()
  await expect(page.getByRole('main').locator('a[href*="/account/orders/"]')).toHaveCount(1)
})
