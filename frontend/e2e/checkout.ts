/** The steps of a checkout, as a shopper walks them. Fields are found by what browsers fill them by. */
import type { Page } from '@playwright/test'

import { expect } from './fixtures'

type Word = (english: string, values?: Record<string, string>) => string

export interface Steps {
  at: (path: string) => string
  word: Word
}

const CARDS = {
  works: 'Test card that works',
  asks: 'Test card that asks for 3-D Secure',
  declined: 'Test card that is declined',
} as const

export async function contact(page: Page, { word }: Steps, email = 'nora@example.com'): Promise<void> {
  await page.locator('input[autocomplete~="email"]').fill(email)
  await page.getByRole('button', { name: word('Continue as guest') }).click()
}

export async function address(page: Page, { word }: Steps): Promise<void> {
  const field = (token: string) => page.locator(`[autocomplete="shipping ${token}"]`)
  await field('country').selectOption('DE')
  await field('name').fill('Nora Lind')
  await field('address-line1').fill('Lindenallee 12')
  await field('postal-code').fill('10115')
  await field('address-level2').fill('Berlin')
  await page.getByRole('button', { name: word('Go on to delivery') }).click()
}

export async function delivery(page: Page, { word }: Steps): Promise<void> {
  await page.getByRole('button', { name: word('Go on to payment') }).click()
}

export async function payment(page: Page, { word }: Steps, card: keyof typeof CARDS = 'works'): Promise<void> {
  await page.getByRole('radio', { name: word(CARDS[card]) }).check()
  await page.getByRole('button', { name: word('Look at your order') }).click()
}

/** The button that binds; its name carries the total. */
export const bindingButton = (page: Page, { word }: Steps) => {
  const [before = ''] = word('Place order and pay <0/>').split('<0/>')
  return page.getByRole('button', { name: before.trim() })
}

/** From the cart to the last look, by card. */
export async function toReview(page: Page, steps: Steps, card: keyof typeof CARDS = 'works', email?: string): Promise<void> {
  await page.goto(steps.at('/checkout'))
  await contact(page, steps, email)
  await address(page, steps)
  await delivery(page, steps)
  await payment(page, steps, card)
  await expect(bindingButton(page, steps)).toBeVisible()
}

/** The order's page says that it is paid. */
export async function expectPaid(page: Page, { word }: Steps): Promise<void> {
  await expect(page.getByText(word('Your order is paid and confirmed'))).toBeVisible({ timeout: 60_000 })
}
