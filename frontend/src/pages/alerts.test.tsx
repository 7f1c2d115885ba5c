import { screen, within } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { begin } from '@/api/token'
import { anAlert } from '@/features/alerts/alerts.builders'
import { aShop } from '@/testing/builders'
import { asGuest, asPerson } from '@/testing/people'
import { saying, show } from '@/testing/render'
import { type Asked, answers, isAway, refuses } from '@/testing/server'
import { Toaster, useToasts } from '@/ui/toast'

import { Component as Alerts } from './account-alerts'
import { Component as Confirm } from './alerts-confirm'
import { Component as Unsubscribe } from './alerts-unsubscribe'

const TOKEN = 'a-token-of-a-mail-that-is-long-enough'
const aPage = (...items: ReturnType<typeof anAlert>[]) => ({ items, next_cursor: null })

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  asGuest()
  await begin()
})
afterEach(() => {
  useToasts.setState({ shown: undefined })
  asGuest()
})

const LINKS = [
  { act: 'confirm', page: <Confirm />, done: 'Your alerts are confirmed', failed: 'Your alerts could not be confirmed.' },
  { act: 'unsubscribe', page: <Unsubscribe />, done: 'The alert has ended', failed: 'The alert could not be ended.' },
] as const
const follow = (act: string, page: ReactElement) => show(page, { path: `/alerts/${act}`, at: `/alerts/${act}#token=${TOKEN}` })

test.each(LINKS)('a link to $act does so by itself, once, and its token leaves the address', async ({ act, page, done }) => {
  const asked = vi.fn<(of: Asked) => undefined>(() => undefined)
  answers('post', `/search/alerts/${act}`, asked, 204)
  const { location } = follow(act, page)
  expect(await screen.findByText(done)).toBeVisible()
  expect(location()).toBe(`/alerts/${act}`)
  expect(asked.mock.calls.map(([{ body }]) => body)).toEqual([{ token: TOKEN }])
  expect(sessionStorage.length).toBe(0)
  expect(screen.getByRole('link', { name: 'Continue shopping' })).toHaveAttribute('href', '/')
})

test.each(LINKS)('a link to $act that was used, or has ended, says so', async ({ act, page }) => {
  refuses('post', `/search/alerts/${act}`, 410, 'alert_link_expired')
  follow(act, page)
  expect(await screen.findByText('This link has ended, or it was used already')).toBeVisible()
  expect(sessionStorage.length).toBe(0)
})

test.each(LINKS)('a token that is none of $act says so too', async ({ act, page }) => {
  refuses('post', `/search/alerts/${act}`, 422, 'validation_failed', { errors: [{ field: 'body.token', code: 'string_too_short' }] })
  follow(act, page)
  expect(await screen.findByText('This link has ended, or it was used already')).toBeVisible()
})

test.each(LINKS)('without a token $act says how to come here', ({ act, page }) => {
  show(page, { path: `/alerts/${act}`, at: `/alerts/${act}` })
  expect(screen.getByText('Open this page by the link in our mail')).toBeVisible()
})

test.each(LINKS)('$act can be tried again while the shop is away, too much was asked, or nobody answers', async ({ act, page, done, failed }) => {
  isAway('post', `/search/alerts/${act}`)
  const { user } = follow(act, page)
  expect(await screen.findByText(failed)).toBeVisible()
  for (const refuse of [
    () => { refuses('post', `/search/alerts/${act}`, 503, 'database_unavailable') },
    () => { refuses('post', `/search/alerts/${act}`, 429, 'rate_limited') },
  ]) {
    refuse()
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText(failed)).toBeVisible()
  }
  answers('post', `/search/alerts/${act}`, undefined, 204)
  await vi.waitFor(() => { expect(screen.getByRole('button', { name: 'Try again' })).not.toHaveAttribute('aria-disabled') })
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText(done)).toBeVisible()
})

test('who is signed in is led to the list', async () => {
  asPerson()
  answers('post', '/search/alerts/confirm', undefined, 204)
  follow('confirm', <Confirm />)
  expect(await screen.findByRole('link', { name: 'Your price alerts' })).toHaveAttribute('href', '/account/alerts')
})

async function list(...items: ReturnType<typeof anAlert>[]) {
  asPerson()
  answers('get', '/search/alerts', aPage(...items))
  const shown = show(<><Alerts /><Toaster /></>)
  await screen.findByRole('heading', { level: 1, name: 'Price alerts' })
  return shown
}

test('an alert says of what, from which price on, and how it stands', async () => {
  await list(
    anAlert('Cap', { state: 'unconfirmed', product: { slug: 'cap', title: 'Cap', lang: 'en', image: '/media/x-320.webp', variant: 'Grey' } }),
    anAlert('Lamp', { kind: 'back_in_stock', threshold: null, state: 'fired' }),
    anAlert('Gone', { product: null }),
  )
  const [cap, lamp, gone] = (await screen.findAllByRole('listitem')).map((row) => within(row))
  expect(cap?.getByRole('link', { name: 'Cap' })).toHaveAttribute('href', '/p/cap')
  expect(cap?.getByRole('presentation')).toHaveAttribute('src', '/media/x-320.webp')
  expect(cap?.getByText('Grey')).toBeVisible()
  expect(cap?.getByText(saying('When it costs €20.00 or less'))).toBeVisible()
  expect(cap?.getByText(saying('By mail to amira@souk.test'))).toBeVisible()
  expect(cap?.getByText('Waits until you follow the link in our mail')).toBeVisible()
  expect(lamp?.getByText('When it is back in stock')).toBeVisible()
  expect(lamp?.getByText('We wrote to you')).toBeVisible()
  expect(gone?.getByText('This product is not sold any more')).toBeVisible()
  expect(gone?.getByText('We keep an eye on it')).toBeVisible()
  expect(gone?.queryByRole('link')).toBeNull()
})

test('what is removed is gone at once, comes back by undo, and is ended only when the toast goes', async () => {
  const removed = vi.fn<(of: Asked) => undefined>(() => undefined)
  answers('delete', '/search/alerts/{alert_id}', removed, 204)
  const { user } = await list(anAlert('Cap'), anAlert('Lamp'))
  await user.click(await screen.findByRole('button', { name: 'Remove the alert for Cap' }))
  expect(screen.queryByRole('link', { name: 'Cap' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('link', { name: 'Cap' })).toBeVisible()
  expect(removed).not.toHaveBeenCalled()

  await user.click(screen.getByRole('button', { name: 'Remove the alert for Lamp' }))
  // Whoever works by keyboard goes on from the list: the button went with its row.
  expect(screen.getByRole('list')).toHaveFocus()
  answers('get', '/search/alerts', aPage(anAlert('Cap')))
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  await vi.waitFor(() => { expect(removed.mock.calls.map(([{ params }]) => params.alert_id)).toEqual(['id-Lamp']) })
  expect(screen.queryByRole('link', { name: 'Lamp' })).toBeNull()
})

test.each([
  ['refused', () => { refuses('delete', '/search/alerts/{alert_id}', 403, 'forbidden') }, 'Your account may not do this.'],
  ['not answered', () => { isAway('delete', '/search/alerts/{alert_id}') }, 'You seem to be offline. Check your connection and try again.'],
])('removing that is %s brings it back, with a sentence', async (_, given, words) => {
  given()
  const { user } = await list(anAlert('Cap'))
  await user.click(await screen.findByRole('button', { name: 'Remove the alert for Cap' }))
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(await screen.findByText(words)).toBeVisible()
  expect(await screen.findByRole('link', { name: 'Cap' })).toBeVisible()
})

test('one that has ended meanwhile is no fault', async () => {
  refuses('delete', '/search/alerts/{alert_id}', 404, 'alert_not_found')
  const { user } = await list(anAlert('Cap'))
  await user.click(await screen.findByRole('button', { name: 'Remove the alert for Cap' }))
  answers('get', '/search/alerts', aPage())
  await user.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(await screen.findByText('No price alerts yet')).toBeVisible()
  await vi.waitFor(() => { expect(screen.queryByText('This alert has ended already.')).toBeNull() })
})

test('who asked for nothing is told how', async () => {
  await list()
  expect(await screen.findByText('No price alerts yet')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Have a look around' })).toHaveAttribute('href', '/')
})

test('earlier ones are fetched when asked for', async () => {
  asPerson()
  answers('get', '/search/alerts', ({ url }) =>
    url.searchParams.get('cursor') === 'c2' ? aPage(anAlert('Lamp')) : { items: [anAlert('Cap')], next_cursor: 'c2' })
  const { user } = show(<Alerts />)
  await user.click(await screen.findByRole('button', { name: 'Show earlier alerts' }))
  expect(await screen.findByRole('link', { name: 'Lamp' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Show earlier alerts' })).toBeNull()
})

test('a list that cannot be read can be tried again', async () => {
  asPerson()
  refuses('get', '/search/alerts', 429, 'rate_limited')
  const { user } = show(<Alerts />)
  expect(await screen.findByText('Your price alerts could not be read.')).toBeVisible()
  answers('get', '/search/alerts', aPage(anAlert('Cap')))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Cap' })).toBeVisible()
})
