/** Staff and how they get in: a second factor from setting it up to its reset, and a made-up role at work. */
import { createHmac } from 'node:crypto'

import type { APIRequestContext, Page } from '@playwright/test'

import { expect, test } from './fixtures'
import { accountOf, aMailbox, asStaff, givesRole, PASSWORD } from './people'

/** The code of an authenticator app (RFC 6238); the service takes the one before and the one after as well. */
function code(secret: string, ahead = 0): string {
  const bits = secret.replaceAll(' ', '').replaceAll(/[A-Z2-7]/g, (letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead))
  const mac = createHmac('sha1', key).update(step).digest()
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

type Word = (message: string) => string

/** Somebody of the staff who has not signed in yet. */
async function aNewcomer(request: APIRequestContext, role: string): Promise<string> {
  const email = aMailbox()
  const opened = await request.post('/api/auth/register', { data: { email, password: PASSWORD, name: 'Nora Lind' } })
  expect(opened.status(), await opened.text()).toBe(201)
  await givesRole(request, email, role)
  return email
}

async function signOut(page: Page, word: Word): Promise<void> {
  await page.getByRole('navigation', { name: word('Your account') }).getByRole('button', { name: word('Sign out') }).click()
  await expect(page.getByRole('link', { name: word('Sign in') }).first()).toBeVisible()
}

async function typePassword(page: Page, at: (path: string) => string, word: Word, email: string): Promise<void> {
  await page.goto(at('/sign-in?to=%2Faccount%2Fprofile'))
  await page.locator('[autocomplete="username"]').fill(email)
  await page.locator('[autocomplete="current-password"]').fill(PASSWORD)
  await page.getByRole('main').getByRole('button', { name: word('Sign in'), exact: true }).click()
}

/** Sets up an app; answers its secret and the recovery codes. */
async function setUp(page: Page, word: Word, looks: (name: string) => Promise<unknown> = () => Promise.resolve()): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: word('Set it up now') }).click()
  await expect(page.getByRole('img', { name: word('QR code for your authenticator app') })).toBeVisible()
  await looks('second-factor-set-up')
  const secret = await page.locator('ol p[dir=ltr]').innerText()
  await page.locator('[autocomplete="one-time-code"]').fill(code(secret, -1))
  await page.getByRole('button', { name: word('Turn on') }).click()
  const list = page.locator('main ul[dir=ltr] li')
  await expect(list).toHaveCount(10)
  return { secret, codes: await list.allInnerTexts() }
}

async function keepCodes(page: Page, word: Word): Promise<void> {
  await page.getByRole('checkbox', { name: word('I have kept these codes') }).check()
  await page.getByRole('button', { name: word('Done') }).click()
}

test('a second factor is set up, asked for, stood in for by a recovery code, and reset by another admin', async ({ page, request, browser, at, word, allow, looksRight }) => {
  allow(/401/) // whoever was signed out meanwhile
  const email = await aNewcomer(request, 'support')
  await typePassword(page, at, word, email)
  const { secret, codes: [recovery = ''] } = await setUp(page, word, looksRight)
  await looksRight('second-factor-codes')
  await keepCodes(page, word)

  await expect(page.getByRole('heading', { name: word('Second factor') })).toBeVisible()
  await expect(page.getByRole('button', { name: word('New recovery codes') })).toBeVisible()
  await signOut(page, word)
  await typePassword(page, at, word, email)
  await page.locator('[autocomplete="one-time-code"]').fill(code(secret))
  await looksRight('second-factor-code')
  await page.getByRole('button', { name: word('Sign in'), exact: true }).last().click()
  await expect(page.getByRole('heading', { name: word('Second factor') })).toBeVisible()

  await signOut(page, word)
  await typePassword(page, at, word, email)
  await page.getByRole('button', { name: word('Your phone is not at hand? Use a recovery code') }).click()
  await page.getByRole('textbox', { name: word('Recovery code') }).fill(recovery.toLowerCase())
  await page.getByRole('button', { name: word('Sign in'), exact: true }).last().click()
  await expect(page.getByRole('heading', { name: word('Second factor') })).toBeVisible()

  const admins = await browser.newContext()
  const desk = await admins.newPage()
  await asStaff(desk, 'admin')
  await desk.goto(at(`/admin/people/${await accountOf(request, email)}`))
  const panel = desk.getByRole('region', { name: word('Second factor') })
  await panel.getByRole('button', { name: word('Reset') }).click()
  await desk.getByRole('dialog').getByRole('button', { name: word('Reset') }).click()
  await expect(panel.getByText(word('Set up at the next sign-in'))).toBeVisible()
  await admins.close()
  await page.goto(at('/account/profile'))
  await expect(page.locator('[autocomplete="username"]')).toBeVisible()
  await typePassword(page, at, word, email)
  await expect(page.getByRole('button', { name: word('Set it up now') })).toBeVisible()
})

test('a made-up role signs in, works, and meets what it may not; then it is signed out from the desk', async ({ page, request, browser, at, word, allow, looksRight }) => {
  allow(/401/) // whoever was signed out meanwhile
  const name = `warehouse-${Date.now().toString(36)}`
  const admins = await browser.newContext()
  const desk = await admins.newPage()
  await asStaff(desk, 'admin')
  await desk.goto(at('/admin/new-role'))
  await desk.getByRole('textbox', { name: word('Name') }).fill(name)
  await desk.getByRole('checkbox', { name: word('See everybody’s orders, and what waits for a person') }).check()
  await desk.getByRole('checkbox', { name: word('Count pieces in and correct the count') }).check()
  await desk.getByRole('button', { name: word('Make this role') }).click()
  await expect(desk.getByRole('link', { name })).toBeVisible()

  const email = await aNewcomer(request, name)
  await typePassword(page, at, word, email)
  await setUp(page, word)
  await keepCodes(page, word)
  await expect(page.getByRole('heading', { name: word('Second factor') })).toBeVisible()
  await page.goto(at('/admin/orders'))
  await expect(page.getByRole('navigation', { name: word('Desk') }).getByRole('link', { name: word('Orders') })).toBeVisible()
  await expect(page.getByRole('link', { name: word('People') })).toHaveCount(0)
  await page.goto(at('/admin/people'))
  await expect(page.getByText('customers.read')).toBeVisible()

  await desk.goto(at(`/admin/people/${await accountOf(request, email)}`))
  await desk.getByRole('button', { name: word('Sign out everywhere') }).click()
  await expect(desk.getByRole('dialog')).toContainText(email)
  await desk.getByRole('dialog').getByRole('button', { name: word('Sign out'), exact: true }).click()
  await expect(desk.getByText(word('Nowhere.'))).toBeVisible()
  await page.goto(at('/admin/orders'))
  await expect(page.locator('[autocomplete="username"]')).toBeVisible()
  await desk.goto(at(`/admin/roles/${name}`))
  await desk.getByRole('button', { name: word('Remove this role') }).click()
  await desk.getByRole('dialog').getByRole('button', { name: word('Remove'), exact: true }).click()
  await expect(desk.getByRole('dialog').getByRole('alert')).toHaveText(word('People have this role. Give them another one first.'))
  await givesRole(request, email, 'customer')
  await desk.getByRole('dialog').getByRole('button', { name: word('Remove'), exact: true }).click()
  await expect(desk.getByRole('dialog')).toHaveCount(0)
  await admins.close()
  await looksRight('desk-signed-out')
})
