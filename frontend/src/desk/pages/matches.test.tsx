import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { queryClient } from '@/api/queries'
import { aWaitingOffer } from '@/desk/features/offers/api/offers.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Matches } from './matches'

const decided = () => vi.fn<(of: Asked) => undefined>(() => undefined)
const heading = (name: string) => screen.findByRole('heading', { level: 2, name })
const FIRST = aWaitingOffer()
const OTHER = aWaitingOffer({ offer_id: 'o2', title: 'Green cup', contradicted: 'gtin' })

beforeEach(async () => {
  await asStaff()
  answers('get', '/search/desk', { feeds_held: 0, offers_waiting: 2 })
  answers('get', '/search/matches', { items: [FIRST, OTHER], next_cursor: null })
})
afterEach(() => { asGuest() })

test('an offer stands beside what it may be, with what is the same and what differs', async () => {
  showScreen(<Matches />)
  await heading('Brass lamp large')
  expect(await screen.findByText('2 offers wait')).toBeVisible()
  const [first, second] = within(screen.getByRole('list', { name: 'What it may be' })).getAllByRole('listitem')
  expect(first).toHaveTextContent(/BrandLUMEN \(the same\)/)
  expect(first).toHaveTextContent(/Part numberBL-100 \(the same\)/)
  expect(first).toHaveTextContent(/GTIN04006381333931 \(cannot be compared\)/)
  expect(first).toHaveTextContent(/€25\.00 the offer is 20% dearer \(the same\)/)
  expect(second).toHaveTextContent(/BrandGlow \(differs\)/)
  expect(second).toHaveTextContent(/€90\.00 the offer is 67% cheaper \(differs\)/)
  expect(within(first ?? document.body).getByText('lamp', { selector: 'strong' })).toBeVisible()
})

test('the queue is gone through by keys: choose, none, back, and choose otherwise', async () => {
  const said = decided()
  answers('post', '/search/matches/{offer_id}', said)
  const { user } = showScreen(<Matches />)
  await heading('Brass lamp large')
  await user.keyboard('j')
  await heading('Green cup')
  expect(screen.getByText('Its GTIN names several of our products, or one of another brand.')).toBeVisible()
  await user.keyboard('k')
  await heading('Brass lamp large')
  await user.keyboard('2')
  await heading('Green cup')
  expect(said.mock.calls[0]?.[0]).toMatchObject({ params: { offer_id: 'o1' }, body: { decision: 'confirm', variant_id: 'v2' } })
  await user.keyboard('0')
  expect(await screen.findByText('Every offer is decided.')).toBeVisible()
  expect(said.mock.calls[1]?.[0]).toMatchObject({ params: { offer_id: 'o2' }, body: { decision: 'reject' } })
  await user.keyboard('u')
  await heading('Green cup')
  expect(screen.getByText('You said: none of ours')).toBeVisible()
  await user.keyboard('1')
  expect(await screen.findByText('You are at the end')).toBeVisible()
  expect(said.mock.calls[2]?.[0]).toMatchObject({ params: { offer_id: 'o2' }, body: { decision: 'confirm', variant_id: 'v1' } })
})

test('what was passed over is there at the end', async () => {
  const { user } = showScreen(<Matches />)
  await heading('Brass lamp large')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await heading('Green cup')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByText('2 offers were passed over and still wait.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Go to the first that was passed over' }))
  await heading('Brass lamp large')
})

test('the next page comes before its first offer is asked for', async () => {
  answers('get', '/search/matches', ({ url }) => (url.searchParams.get('cursor') === 'c2' ? { items: [OTHER], next_cursor: null } : { items: [FIRST], next_cursor: 'c2' }))
  answers('post', '/search/matches/{offer_id}', undefined)
  const { user } = showScreen(<Matches />)
  await heading('Brass lamp large')
  await user.click(screen.getByRole('button', { name: 'It is none of ours' }))
  await heading('Green cup')
})

test.each([
  [404, 'offer_not_found', 'This offer is not there any more. Go on with the next one.'],
  [422, 'variant_unknown', 'This product is not on sale any more. Choose another one, or none.'],
] as const)('a decision that is refused: %i %s in words, and the offer stays', async (status, code, words) => {
  refuses('post', '/search/matches/{offer_id}', status, code as never)
  const { user } = showScreen(<Matches />)
  await heading('Brass lamp large')
  await user.keyboard('1')
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  await heading('Brass lamp large')
})

test('an empty queue says so; one that cannot be read, too', async () => {
  answers('get', '/search/matches', { items: [], next_cursor: null })
  const { unmount } = showScreen(<Matches />)
  expect(await screen.findByText('No offer waits for you')).toBeVisible()
  unmount()
  queryClient.clear()
  refuses('get', '/search/matches', 503, 'database_unavailable')
  showScreen(<Matches />)
  expect(await screen.findByText('The offers that wait could not be read.')).toBeVisible()
})
