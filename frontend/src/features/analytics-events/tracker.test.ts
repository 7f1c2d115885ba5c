import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { happened } from '@/api/happened'
import { asPerson, asGuest } from '@/testing/people'
import { answers, type Asked, isAway, refuses } from '@/testing/server'

import { type ShopEvent, type TakenEvents } from './api/send-events'
import { say } from './consent'
import { stop, track } from './tracker'

const NOON = Date.UTC(2026, 10, 30, 12)
const UUID7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

let asked: Asked[]
const eventsOf = ({ body }: Asked): ShopEvent[] => (body as { events: ShopEvent[] }).events
const sent = (): ShopEvent[] => asked.flatMap(eventsOf)
const timeOf = ({ id }: ShopEvent): number => Number.parseInt(id.replace('-', '').slice(0, 12), 16)
const moments = (by: number) => vi.advanceTimersByTimeAsync(by)

/** analytics-service takes everything; its clock is so much ahead of the browser's, in milliseconds. */
function takes({ ahead = 0, ...answer }: Partial<TakenEvents> & { ahead?: number } = {}): void {
  answers('post', '/analytics/events', (request) => {
    asked.push(request)
    return { accepted: eventsOf(request).length, rejected: [], server_time: new Date(Date.now() + ahead).toISOString(), ...answer }
  }, 202)
}

function hide(): Blob[] {
  const left: Blob[] = []
  vi.spyOn(navigator, 'sendBeacon').mockImplementation((_, body) => left.push(body as Blob) > 0)
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  return left
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOON, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  asked = []
  asGuest()
  takes()
  track()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('what happens within a few seconds goes together, under ids of version 7 that say when', async () => {
  happened({ type: 'page_view', page: '/' })
  await moments(1_000)
  happened({ type: 'search', term: 'lamp', results: 3 })
  await moments(3_000)
  await vi.waitFor(() => { expect(asked).toHaveLength(1) })
  expect(sent()).toEqual([
    { id: expect.stringMatching(UUID7) as string, type: 'page_view', page: '/' },
    { id: expect.stringMatching(UUID7) as string, type: 'search', term: 'lamp', results: 3 },
  ])
  expect(sent().map(timeOf)).toEqual([NOON, NOON + 1_000])
})

test('without a yes nothing is linked: no id is made, and nobody is said to ask', async () => {
  asPerson()
  happened({ type: 'page_view', page: '/' })
  say('no')
  happened({ type: 'page_view', page: '/cart' })
  await moments(3_000)
  await vi.waitFor(() => { expect(sent()).toHaveLength(2) })
  for (const event of sent()) expect(Object.keys(event).sort()).toEqual(['id', 'page', 'type'])
  expect(asked[0]?.headers.get('Authorization')).toBeNull()
  expect(Object.keys(localStorage).filter((key) => /visitor|session$/.test(key))).toEqual([])
})

test('after a yes events carry the browser and the visit, which ends after half an hour without any', async () => {
  asPerson()
  say('yes')
  happened({ type: 'page_view', page: '/' })
  await moments(20 * 60_000)
  happened({ type: 'page_view', page: '/cart' })
  await moments(31 * 60_000)
  happened({ type: 'page_view', page: '/' })
  await moments(3_000)
  await vi.waitFor(() => { expect(sent()).toHaveLength(3) })
  const [first, second, third] = sent()
  expect(new Set(sent().map(({ visitor }) => visitor)).size).toBe(1)
  expect(first?.session).toBe(second?.session)
  expect(third?.session).not.toBe(second?.session)
  expect(asked[0]?.headers.get('Authorization')).toBe('Bearer token-of-amira')
})

test('who takes the yes back is forgotten, and not linked by what still waits', async () => {
  say('yes')
  happened({ type: 'page_view', page: '/' })
  say('no')
  await moments(3_000)
  await vi.waitFor(() => { expect(sent()).toHaveLength(1) })
  expect(sent()[0]).not.toHaveProperty('visitor')
  expect(localStorage.getItem('souk.visitor')).toBeNull()
  expect(localStorage.getItem('souk.session')).toBeNull()
})

test('a clock that is wrong is put right by the first answer, and what was not believed is told once more', async () => {
  const YEAR = 365 * 86_400_000
  takes({ ahead: YEAR, accepted: 0, rejected: [{ index: 0, code: 'clock_skew' }] })
  happened({ type: 'page_view', page: '/' })
  await moments(3_000)
  await vi.waitFor(() => { expect(asked).toHaveLength(1) })
  await moments(10_000)
  await vi.waitFor(() => { expect(asked).toHaveLength(2) })
  const [wrong, right] = sent()
  expect(right?.id).not.toBe(wrong?.id)
  expect(right && timeOf(right)).toBe(NOON + YEAR)
  await moments(60_000)
  expect(asked).toHaveLength(2)
})

test('while nobody answers it is asked more and more rarely, with the same ids, and then no more', async () => {
  const tries: { at: number; id: string | undefined }[] = []
  answers('post', '/analytics/events', (request) => {
    tries.push({ at: Date.now(), id: eventsOf(request)[0]?.id })
    throw new Error('away')
  }, 202)
  happened({ type: 'page_view', page: '/' })
  for (let seconds = 0; seconds < 3_600; seconds += 5) await moments(5_000)
  await vi.waitFor(() => { expect(tries).toHaveLength(4) })
  const pauses = tries.map(({ at }, nth) => at - (tries[nth - 1]?.at ?? 0)).slice(1)
  for (const [nth, least] of [30_000, 60_000, 120_000].entries()) expect(pauses[nth]).toBeGreaterThanOrEqual(least)
  expect(new Set(tries.map(({ id }) => id)).size).toBe(1)
})

test('after a while away everything is told, once', async () => {
  refuses('post', '/analytics/events', 503, 'valkey_unavailable', {}, { 'Retry-After': '90' })
  happened({ type: 'page_view', page: '/' })
  await moments(3_000)
  await vi.waitFor(() => { expect(vi.getTimerCount()).toBeGreaterThan(0) })
  takes()
  happened({ type: 'page_view', page: '/cart' })
  await moments(80_000)
  expect(asked).toEqual([])
  await moments(10_000)
  await vi.waitFor(() => { expect(sent().map(({ page }) => page)).toEqual(['/', '/cart']) })
})

test('what is refused is not told again', async () => {
  refuses('post', '/analytics/events', 422, 'validation_failed')
  happened({ type: 'page_view', page: '/' })
  await moments(3_000)
  takes()
  await moments(60_000)
  happened({ type: 'page_view', page: '/cart' })
  await moments(4_000)
  await vi.waitFor(() => { expect(sent().map(({ page }) => page)).toEqual(['/cart']) })
})

test('only the latest wait while nobody answers', async () => {
  isAway('post', '/analytics/events')
  for (let nth = 0; nth < 300; nth++) happened({ type: 'page_view', page: `/c/${nth}` })
  takes()
  await moments(60_000)
  await vi.waitFor(() => { expect(sent()).toHaveLength(200) })
  expect(sent()[0]?.page).toBe('/c/100')
})

test('a page that goes leaves what waits with the browser', async () => {
  happened({ type: 'page_view', page: '/' })
  const left = hide()
  expect(left).toHaveLength(1)
  expect(left[0]?.type).toBe('application/json')
  const { events } = JSON.parse((await left[0]?.text()) ?? '') as { events: ShopEvent[] }
  expect(events).toEqual([{ id: expect.stringMatching(UUID7) as string, type: 'page_view', page: '/' }])
  await moments(10_000)
  expect(asked).toEqual([])
})
