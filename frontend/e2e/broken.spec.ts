/** A checkout that meets trouble: whatever happens, one order and one charge, or none of either. */
import type { BrowserContext, Page, Route } from '@playwright/test'

import { address, bindingButton, contact, delivery, expectPaid, payment, type Steps, toReview } from './checkout'
import { expect, somethingInStock, test as base, withThing } from './fixtures'
import { aMailbox, anOwnProduct, aPerson, booksOf, expectOneOfEach, type OwnProduct, put } from './people'

const test = base.extend<{ own: OwnProduct }>({
  own: async ({ request }, run) => {
    const made = await anOwnProduct(request)
    await run(made)
    await made.leaves()
  },
})

const STEPS = ['contact', 'address', 'delivery', 'payment', 'review'] as const
type Step = (typeof STEPS)[number]

interface Shopping {
  page: Page
  context: BrowserContext
  steps: Steps
  email: string
}

/** One step, from its first field to the button that ends it. */
async function take(step: Step, { page, steps, email }: Shopping): Promise<void> {
  if (step === 'contact') await contact(page, steps, email)
  else if (step === 'review') await bindingButton(page, steps).click()
  else await { address, delivery, payment }[step](page, steps)
}

interface Trouble {
  /** Whose checkout it is. */
  who: 'guest' | 'person'
  /** What the browser may say of it. */
  says: RegExp
  /** Comes when `at` is shown; what it answers is done when that step's button was pressed. */
  comes: (shopping: Shopping, at: Step) => Promise<(() => Promise<void>) | undefined>
}

const isStream = (route: Route): boolean => /\/events$|\/stream/.test(route.request().url())

const TROUBLES = {
  /** The services get every request and answer it; of each address the first answer is lost. */
  'lost answers': {
    who: 'guest',
    says: /ERR_CONNECTION_RESET|ERR_FAILED/,
    comes: async ({ page }) => {
      const lost = new Set<string>()
      await page.route('**/api/**', async (route) => {
        const what = `${route.request().method()} ${new URL(route.request().url()).pathname}`
        if (isStream(route) || lost.has(what)) return route.fallback()
        lost.add(what)
        await route.fetch()
        return route.abort('connectionreset')
      })
      return undefined
    },
  },
  'slow answers': {
    who: 'guest',
    says: /^$/,
    comes: async ({ page }) => {
      await page.route('**/api/**', async (route) => {
        if (isStream(route)) return route.fallback()
        const long = /checkout$|confirm$/.test(route.request().url())
        await new Promise((done) => setTimeout(done, long ? 3_000 : 400))
        return route.fallback()
      })
      return undefined
    },
  },
  'no network': {
    who: 'guest',
    says: /ERR_INTERNET_DISCONNECTED/,
    comes: async ({ page, context, steps: { word } }) => {
      await context.setOffline(true)
      await expect(page.getByText(word('You are offline. What you see may be out of date.'))).toBeVisible()
      return () => context.setOffline(false)
    },
  },
  'an expired token': {
    who: 'person',
    says: /401/,
    comes: async ({ page }) => {
      let expired: string | undefined
      await page.route('**/api/**', async (route) => {
        const token = await route.request().headerValue('authorization')
        if (token === null) return route.fallback()
        expired ??= token
        if (token !== expired) return route.fallback()
        return route.fulfill({
          status: 401, contentType: 'application/problem+json', body: JSON.stringify({ status: 401, code: 'token_expired', title: 'The token has expired' }),
        })
      })
      return undefined
    },
  },
  'the way back and forth': {
    who: 'guest',
    says: /^$/,
    comes: async ({ page }, at) => {
      if (at === 'contact') return undefined
      await page.goBack()
      await expect(page).not.toHaveURL(new RegExp(`step=${at}`))
      await page.goForward()
      await expect(page).toHaveURL(new RegExp(`step=${at}`))
      return undefined
    },
  },
} satisfies Record<string, Trouble>

/** One of each by default, so that each step meets one; `FULL=1` walks them all. */
const USUAL: Partial<Record<keyof typeof TROUBLES, Step>> = {
  'lost answers': 'review', 'slow answers': 'review', 'no network': 'address', 'an expired token': 'delivery', 'the way back and forth': 'payment',
}

for (const [name, trouble] of Object.entries(TROUBLES) as [keyof typeof TROUBLES, Trouble][]) {
  for (const at of STEPS) {
    // Whoever is signed in has given the contact.
    if (trouble.who === 'person' && at === 'contact') continue
    if (process.env.FULL !== '1' && USUAL[name] !== at) continue
    test(`${name} in the step ${at}: one order, one charge`, async ({ page, context, request, at: path, word, allow }) => {
      allow(trouble.says)
      const shopping: Shopping = { page, context, steps: { at: path, word }, email: aMailbox() }
      const { variantId } = await somethingInStock(request, 20 + STEPS.indexOf(at))
      if (trouble.who === 'guest') await withThing(page, request, variantId)
      else await put(request, await aPerson(page, shopping.email), variantId)
      await page.goto(path('/checkout'))
      for (const step of STEPS) {
        if (trouble.who === 'person' && step === 'contact') continue
        if (step !== 'contact') await expect(page).toHaveURL(step === 'address' && trouble.who === 'person' ? /checkout/ : new RegExp(`step=${step}`))
        // A step that is still on its way meets what the one before it met.
        await expect(page.locator('main form').or(bindingButton(page, shopping.steps)).first()).toBeVisible()
        const mend = step === at ? await trouble.comes(shopping, at) : undefined
        await take(step, shopping)
        await mend?.()
      }
      await expectPaid(page, shopping.steps)
      await expectOneOfEach(request, shopping.email)
    })
  }
}

test('two tabs order the same purchase at once: one order, one charge', async ({ page, context, request, at, word, allow }) => {
  // The slower of the two may hear that it was done already.
  allow(/409/)
  const steps = { at, word }
  const email = aMailbox()
  await withThing(page, request, (await somethingInStock(request, 26)).variantId)
  await toReview(page, steps, 'works', email)
  const other = await context.newPage()
  await toReview(other, steps, 'works', email)
  await Promise.all([page, other].map((each) => bindingButton(each, steps).click()))
  await Promise.all([page, other].map((each) => expectPaid(each, steps)))
  await expectOneOfEach(request, email)
})

test('what another tab has bought is not bought again', async ({ page, context, request, at, word, allow }) => {
  allow(/409/)
  const steps = { at, word }
  const email = aMailbox()
  await withThing(page, request, (await somethingInStock(request, 27)).variantId)
  await toReview(page, steps, 'works', email)
  const other = await context.newPage()
  await toReview(other, steps, 'works', email)
  await bindingButton(other, steps).click()
  await expectPaid(other, steps)
  await bindingButton(page, steps).click()
  await expect(page.getByRole('alert')).toHaveText(word('What was in it was ordered or taken out elsewhere, perhaps in another tab. Nothing is ordered twice.'))
  await expectOneOfEach(request, email)
})

test('back from the bank’s page: the order waits there, and is paid once', async ({ page, request, at, word }) => {
  const steps = { at, word }
  const email = aMailbox()
  await withThing(page, request, (await somethingInStock(request, 28)).variantId)
  await toReview(page, steps, 'asks', email)
  await bindingButton(page, steps).click()
  await expect(page.getByRole('button', { name: 'Complete authentication' })).toBeVisible()
  await page.goBack()
  await page.getByRole('link', { name: word('Go on at your bank') }).click()
  await page.getByRole('button', { name: 'Complete authentication' }).click()
  await expectPaid(page, steps)
  await expectOneOfEach(request, email)
})

const BEFORE_ORDERING: readonly Step[] = process.env.FULL === '1' ? STEPS : ['review']

for (const when of BEFORE_ORDERING) {
  test(`the price changes in the step ${when}: it is said, and the new one is charged once`, async ({ page, context, request, own, at, word, allow }) => {
    allow(/409/)
    const shopping: Shopping = { page, context, steps: { at, word }, email: aMailbox() }
    await withThing(page, request, own.variantId)
    await page.goto(at('/checkout'))
    for (const step of STEPS) {
      if (step === 'review') await expect(bindingButton(page, shopping.steps)).toBeVisible()
      if (step === when) await own.costs(2750)
      await take(step, shopping)
    }
    // The quote is asked as the delivery is chosen: only later does the button meet another price than it names.
    if (STEPS.indexOf(when) > STEPS.indexOf('delivery')) {
      await expect(page.getByRole('alert')).toContainText(/29\.90.*32\.40/)
      await bindingButton(page, shopping.steps).click()
    }
    await expectPaid(page, shopping.steps)
    await expectOneOfEach(request, shopping.email)
    const { orders } = await booksOf(request, shopping.email)
    expect(orders[0]?.total.amount).toBe(2750 + 490)
  })

  test(`it is sold out in the step ${when}: nothing is ordered, and the cart says what`, async ({ page, context, request, own, at, word, allow }) => {
    allow(/409/)
    const shopping: Shopping = { page, context, steps: { at, word }, email: aMailbox() }
    await withThing(page, request, own.variantId)
    await page.goto(at('/checkout'))
    for (const step of STEPS) {
      if (step === 'review') await expect(bindingButton(page, shopping.steps)).toBeVisible()
      if (step === when) await own.isSoldOut()
      await take(step, shopping)
    }
    await expect(page.getByText(word('Somebody was faster: there is not enough left of what is marked. Nothing was ordered.'))).toBeVisible()
    await page.getByRole('alert').getByRole('link', { name: word('Go to your cart') }).click()
    await expect(page.getByText(word('This is sold out. Take it out to go on.'))).toBeVisible()
    const { orders, charges } = await booksOf(request, shopping.email)
    expect([orders.filter(({ status }) => status !== 'cancelled'), charges]).toEqual([[], []])
  })
}
