import { address, bindingButton, delivery, expectPaid, payment } from './checkout'
import { catalogue, expect, somethingInStock, test, withCart, withThing } from './fixtures'
import { aMailbox, anUnpaidOrder, aPerson, linkIn, PASSWORD, put } from './people'

test('a guest registers with a cart, confirms, orders, sees the order and leaves', async ({ page, request, at, word, looksRight }) => {
  const steps = { at, word }
  const email = aMailbox()
  await withCart(page, request, 11)
  await page.goto(at('/register?to=/cart'))
  await page.locator('[autocomplete="username"]').fill(email)
  await page.locator('[autocomplete="new-password"]').fill(PASSWORD)
  await page.getByRole('button', { name: word('Create account') }).click()
  await expect(page).toHaveURL(/\/cart$/)
  await expect(page.getByRole('link', { name: word('Check out') })).toBeVisible()

  const { link } = await linkIn(request, email, /^\/verify$/)
  await page.goto(link)
  await expect(page.getByText(word('Your e-mail is confirmed'))).toBeVisible()
  expect(page.url(), 'The token leaves the address bar').not.toContain('token=')
  await looksRight('verified')

  await page.goto(at('/checkout'))
  await address(page, steps)
  await delivery(page, steps)
  await payment(page, steps)
  await bindingButton(page, steps).click()
  await expectPaid(page, steps)

  await page.goto(at('/account/orders'))
  await expect(page.getByText(word('Being packed'))).toBeVisible()
  await page.getByRole('main').getByRole('listitem').getByRole('link').click()
  await expectPaid(page, steps)
  await looksRight('account-order')
  await page.getByRole('button', { name: word('Sign out') }).click()
  await expect(page).toHaveURL(new RegExp(`${at('/')}$`))
  await expect(page.getByText(word('You are signed out'))).toBeVisible()
  await page.goto(at('/account/orders'))
  await expect(page).toHaveURL(/\/sign-in/)
})

test('whoever signs in brings the guest’s cart along', async ({ page, request, browser, at, word }) => {
  const elsewhere = await browser.newContext()
  const person = await aPerson(await elsewhere.newPage())
  await elsewhere.close()
  const [theirs, guests] = [await somethingInStock(request, 12), await somethingInStock(request, 13)]
  await put(request, person, theirs.variantId)
  await withThing(page, request, guests.variantId)
  await page.goto(at('/sign-in?to=/cart'))
  await page.locator('[autocomplete="username"]').fill(person.email)
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD)
  await page.getByRole('button', { name: word('Sign in'), exact: true }).click()
  await expect(page).toHaveURL(/\/cart$/)
  await expect(page.getByRole('list', { name: word('In your cart') }).getByRole('listitem')).toHaveCount(2)
  await expect.poll(() => page.evaluate(() => localStorage.getItem('souk.guest'))).toBeNull()
})

test('a forgotten password is set anew by the mail’s link', async ({ page, request, browser, at, word, allow, looksRight }) => {
  // Chromium’s advice for password managers: whose password this is, the page cannot know.
  allow(/should have \(optionally hidden\) username fields/)
  const elsewhere = await browser.newContext()
  const { email } = await aPerson(await elsewhere.newPage())
  await elsewhere.close()
  await page.goto(at('/sign-in'))
  await page.getByRole('link', { name: word('Forgot your password?') }).click()
  await page.locator('[autocomplete="username"]').fill(email)
  await page.getByRole('button', { name: word('Send me a link') }).click()
  await expect(page.getByText(word('Look into your mailbox'))).toBeVisible()
  await looksRight('forgot-sent')

  const { link } = await linkIn(request, email, /^\/reset$/)
  await page.goto(link)
  await expect(page.locator('[autocomplete="new-password"]')).toBeVisible()
  expect(page.url(), 'The token leaves the address bar').not.toContain('token=')
  await looksRight('reset')
  await page.locator('[autocomplete="new-password"]').fill('another lantern at the quay')
  await page.getByRole('button', { name: word('Set new password') }).click()
  await page.getByRole('main').getByRole('link', { name: word('Sign in') }).click()
  await page.locator('[autocomplete="username"]').fill(email)
  await page.locator('[autocomplete="current-password"]').fill('another lantern at the quay')
  await page.getByRole('button', { name: word('Sign in'), exact: true }).click()
  await page.getByRole('link', { name: word('Your account') }).click()
  await expect(page).toHaveURL(/\/account$/)
})

test('a device that is signed out from another one is out', async ({ page, browser, at, word, allow, looksRight }) => {
  allow(/401/)
  const { email } = await aPerson(page)
  const other = await (await browser.newContext()).newPage()
  await other.goto(at('/sign-in?to=/account/profile'))
  await other.locator('[autocomplete="username"]').fill(email)
  await other.locator('[autocomplete="current-password"]').fill(PASSWORD)
  await other.getByRole('button', { name: word('Sign in'), exact: true }).click()
  await expect(other).toHaveURL(/\/account\/profile$/)

  await page.goto(at('/account/sessions'))
  await expect(page.getByText(word('This device'))).toBeVisible()
  await looksRight('account-sessions')
  await page.getByRole('main').getByRole('listitem').getByRole('button').click()
  await expect(page.getByText(word('The device is signed out'))).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)

  // Services hear of it within a second.
  await expect(async () => {
    await other.goto(at('/account/addresses'))
    await expect(other).toHaveURL(/\/sign-in/, { timeout: 2_000 })
  }).toPass()
  await other.context().close()
})

test('a kept address is offered at the checkout', async ({ page, request, at, word, looksRight }) => {
  const person = await aPerson(page)
  await put(request, person, (await somethingInStock(request, 14)).variantId)
  await page.goto(at('/account/profile'))
  await page.locator('[autocomplete="name"]').fill('Nora Berg')
  await page.getByRole('button', { name: word('Save profile') }).click()
  await expect(page.getByText(word('Your profile is saved'))).toBeVisible()

  await page.goto(at('/account/addresses'))
  await page.getByRole('button', { name: word('Add an address') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.locator('[autocomplete="name"]')).toHaveValue('Nora Berg')
  await dialog.locator('[autocomplete="country"]').selectOption('DE')
  await dialog.locator('[autocomplete="address-line1"]').fill('Hafenstraße 7')
  await dialog.locator('[autocomplete="postal-code"]').fill('20457')
  await dialog.locator('[autocomplete="address-level2"]').fill('Hamburg')
  await looksRight('account-address-dialog')
  await dialog.getByRole('button', { name: word('Save address') }).click()
  await expect(page.getByRole('main').getByText('Hafenstraße 7')).toBeVisible()

  await page.goto(at('/checkout'))
  await expect(page.getByRole('radio', { name: /Hafenstraße 7/ })).toBeChecked()
  await looksRight('checkout-address-kept')
  await page.getByRole('button', { name: word('Go on to delivery') }).click()
  await expect(page.getByRole('button', { name: word('Go on to payment') })).toBeVisible()
})

test('an unpaid order is cancelled', async ({ page, request, at, word, looksRight }) => {
  const person = await aPerson(page)
  const id = await anUnpaidOrder(request, person, (await somethingInStock(request, 15)).variantId)
  await page.goto(at(`/account/orders/${id}`))
  await page.getByRole('button', { name: word('Cancel this order') }).click()
  await looksRight('account-order-cancel')
  await page.getByRole('dialog').getByRole('button', { name: word('Cancel the order') }).click()
  await expect(page.getByText(word('You cancelled this order.'))).toBeVisible()
  await expect(page.getByRole('button', { name: word('Cancel this order') })).toBeHidden()
})

test('a person takes the data along and leaves', async ({ page, at, word, allow }) => {
  const { email } = await aPerson(page)
  await page.goto(at('/account/profile'))
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: word('Download my data') }).click()])
  expect(download.suggestedFilename()).toMatch(/\.json$/)
  const [chunk] = await (await download.createReadStream()).toArray() as Buffer[]
  expect(chunk?.toString()).toContain(email)

  await page.getByRole('button', { name: word('Delete my account'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('[type="email"]').fill(email)
  await dialog.locator('[autocomplete="current-password"]').fill(PASSWORD)
  await dialog.getByRole('button', { name: word('Delete my account for good') }).click()
  await expect(page.getByText(word('Your account is deleted'))).toBeVisible()
  allow(/401/)
  await page.goto(at('/sign-in'))
  await page.locator('[autocomplete="username"]').fill(email)
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD)
  await page.getByRole('button', { name: word('Sign in'), exact: true }).click()
  await expect(page.getByText(word('This e-mail and password do not go together. Check both and try again.'))).toBeVisible()
})

for (const language of ['fr', 'ar']) {
  test(`mails in ${language} lead to its pages`, async ({ page, request, browser }) => {
    const words = catalogue(language)
    const email = aMailbox()
    await page.goto(`/${language}/register`)
    await page.locator('[autocomplete="username"]').fill(email)
    await page.locator('[autocomplete="new-password"]').fill(PASSWORD)
    await page.getByRole('button', { name: words.get('Create account') }).click()
    await expect(page).not.toHaveURL(/register/)
    const { link, mail } = await linkIn(request, email, new RegExp(`^/${language}/verify$`))
    expect(mail.html).toContain(`<html lang="${language}"`)

    // On another device the link asks who opened the account.
    const other = await (await browser.newContext()).newPage()
    await other.goto(link)
    await other.locator('[autocomplete="current-password"]').fill(PASSWORD)
    await other.getByRole('button', { name: words.get('Confirm my e-mail') }).click()
    await expect(other.getByText(words.get('Your e-mail is confirmed') ?? '')).toBeVisible()
    await expect(other.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))
    await other.context().close()
  })
}

test('the account looks right @everywhere', async ({ page, request, at, looksRight }) => {
  const person = await aPerson(page)
  await anUnpaidOrder(request, person, (await somethingInStock(request, 16)).variantId)
  const pages = { account: '/account', orders: '/account/orders', addresses: '/account/addresses', devices: '/account/sessions', profile: '/account/profile' }
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(at(path))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await looksRight(`account-${name}`)
  }
})
