import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { begin } from '@/api/token'
import { aShop, euros } from '@/testing/builders'
import { asGuest, asPerson } from '@/testing/people'
import { saying, show } from '@/testing/render'
import { type Asked, answers, isAway, refuses } from '@/testing/server'

import { proposed } from './alert-rules'
import { TellMe } from './components/tell-me'

const cap = { id: 'v1', price: euros(24.9), availability: 'in_stock' } as const

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  asGuest()
  await begin()
})
afterEach(() => { asGuest() })

async function open(button: 'Tell me when the price falls' | 'Tell me when it is back' = 'Tell me when the price falls', out = false) {
  const shown = show(<TellMe productId="p1" variant={out ? { ...cap, availability: 'out' } : cap} />)
  await shown.user.click(screen.getByRole('button', { name: button }))
  const dialog = within(await screen.findByRole('dialog', { name: button }))
  const email = await dialog.findByRole('textbox', { name: 'E-mail' })
  return { ...shown, dialog, email, send: () => shown.user.click(dialog.getByRole('button', { name: 'Tell me' })) }
}

test('a guest asks to hear of a price, and reads where the mail goes', async () => {
  const asked = vi.fn<(of: Asked) => undefined>(() => undefined)
  answers('post', '/search/alerts', asked, 202)
  const { dialog, email, send, user } = await open()
  const price = dialog.getByRole('textbox', { name: 'At this price or less (EUR)' })
  expect(price).toHaveValue('22.00')
  await user.clear(price)
  await user.type(price, '19,5')
  await user.type(email, 'jonas@souk.test')
  await send()
  expect(await dialog.findByText('Look into your mailbox')).toBeVisible()
  expect(dialog.getByText(saying('is on its way to jonas@souk.test'))).toBeVisible()
  expect(asked.mock.calls.map(([{ body }]) => body)).toEqual([
    { product_id: 'p1', variant_id: 'v1', kind: 'price', threshold: { amount: 1950, currency: 'EUR' }, email: 'jonas@souk.test', locale: 'en' },
  ])
  expect(dialog.queryByRole('link', { name: 'Your price alerts' })).toBeNull()
  await user.click(dialog.getByRole('button', { name: 'Continue shopping' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what is sold out can be waited for; no price is asked for', async () => {
  const asked = vi.fn<(of: Asked) => undefined>(() => undefined)
  answers('post', '/search/alerts', asked, 202)
  const { dialog, email, send, user } = await open('Tell me when it is back', true)
  expect(dialog.getAllByRole('textbox')).toEqual([email])
  await user.type(email, 'jonas@souk.test')
  await send()
  expect(await dialog.findByText('Look into your mailbox')).toBeVisible()
  expect(asked.mock.calls[0]?.[0].body).toEqual({ product_id: 'p1', variant_id: 'v1', kind: 'back_in_stock', email: 'jonas@souk.test', locale: 'en' })
})

test('what can be had is not waited for', () => {
  show(<TellMe productId="p1" variant={cap} />)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Tell me when the price falls'])
})

test('a person’s address stands there already, and their list is a click away', async () => {
  asPerson()
  answers('post', '/search/alerts', undefined, 202)
  const { dialog, email, send } = await open()
  expect(email).toHaveValue('amira@souk.test')
  await send()
  expect(await dialog.findByRole('link', { name: 'Your price alerts' })).toHaveAttribute('href', '/account/alerts')
})

test.each([
  ['24.90', 'Enter a price below today’s €24.90'],
  ['30', 'Enter a price below today’s €24.90'],
  ['0', 'Enter a price such as 19.90'],
  ['cheap', 'Enter a price such as 19.90'],
  ['19.999', 'Enter a price such as 19.90'],
])('a price of “%s” is not taken, and nothing is asked', async (typed, words) => {
  const { dialog, email, send, user } = await open()
  const price = dialog.getByRole('textbox', { name: /At this price or less/ })
  await user.clear(price)
  await user.type(price, typed)
  await user.type(email, 'nobody')
  await send()
  expect(await dialog.findByText(words)).toBeVisible()
  expect(dialog.getByText('Enter an e-mail address like name@example.com')).toBeVisible()
  expect(price).toHaveAccessibleDescription(new RegExp(words))
})

test.each([
  [429, 'too_many_alerts', 'Too many alerts were asked for from your connection. Try again later.'],
  [429, 'rate_limited', 'That was a lot at once. Wait a moment, then try again.'],
  [422, 'currency_not_compared', 'The shop’s currency has changed meanwhile. Load this page anew.'],
  [404, 'product_not_found', 'This product is not sold any more.'],
  [404, 'variant_not_found', 'This variant is not sold any more. Choose another one.'],
  [503, 'database_unavailable', 'This part of the shop is away for a moment. Try again soon.'],
] as const)('asking: %i %s in words', async (status, code, words) => {
  refuses('post', '/search/alerts', status, code as never)
  const { dialog, email, send, user } = await open()
  await user.type(email, 'jonas@souk.test')
  await send()
  expect(await dialog.findByRole('alert')).toHaveTextContent(words)
  expect(email).toHaveValue('jonas@souk.test')
})

test('what the service refuses of a field stands at it', async () => {
  const errors = [{ field: 'body.email', code: 'email_invalid' }, { field: 'body.threshold.amount', code: 'less_than_equal' }]
  refuses('post', '/search/alerts', 422, 'validation_failed', { errors })
  const { dialog, email, send, user } = await open()
  await user.type(email, 'jonas@souk.test')
  await send()
  expect(await dialog.findByText('Enter an e-mail address like name@example.com')).toBeVisible()
  expect(dialog.getByText('Enter a price such as 19.90')).toBeVisible()
})

test('nobody answers, and it can be sent again', async () => {
  isAway('post', '/search/alerts')
  const { dialog, email, send, user } = await open()
  await user.type(email, 'jonas@souk.test')
  await send()
  expect(await dialog.findByRole('alert')).toHaveTextContent('You seem to be offline.')
  answers('post', '/search/alerts', undefined, 202)
  await send()
  expect(await dialog.findByText('Look into your mailbox')).toBeVisible()
})

test.each([
  [{ amount: 2490, currency: 'EUR' }, 2200],
  [{ amount: 99, currency: 'EUR' }, 89],
  [{ amount: 1, currency: 'EUR' }, 1],
  [{ amount: 2490, currency: 'JPY' }, 2241],
  [{ amount: 24_900, currency: 'KWD' }, 22_000],
])('of %j a tenth less is proposed: %i', (now, amount) => {
  expect(proposed(now)).toBe(amount)
})
