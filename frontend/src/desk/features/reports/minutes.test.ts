import { expect, test } from 'vitest'

import { aMinute } from './api/reports.builders'
import { heard, shownAt } from './minutes'

const at = '2026-11-30T12:00:30Z'
const started = (time: string, over = {}) => aMinute({ starts_at: `2026-11-30T${time}:00Z`, ...over })

test('each minute that is told replaces the one before, and what is too old goes', () => {
  const first = heard(undefined, { at, active_sessions: 2, minutes: [started('11:31'), started('11:59', { orders: 1 }), started('12:00')] }, 0)
  const next = heard(first, { at: '2026-11-30T12:02:10Z', active_sessions: 3, minutes: [started('12:00', { orders: 2 }), started('12:02', { orders: 1 })] }, 100_000)
  expect(next.said.minutes.map(({ starts_at: start, orders }) => [start.slice(11, 16), orders])).toEqual([['11:59', 1], ['12:00', 2], ['12:02', 1]])
  const { active, minutes } = shownAt(next, 100_000, false)
  expect(active).toBe(3)
  expect(minutes).toHaveLength(30)
  expect(minutes.at(-1)).toMatchObject({ starts_at: '2026-11-30T12:02:00Z', orders: 1 })
  // Of which nothing was said.
  expect(minutes.at(-2)).toMatchObject({ starts_at: '2026-11-30T12:01:00.000Z', orders: 0 })
})

test('time passes where nothing happens, and nobody is there after five minutes of silence', () => {
  const known = heard(undefined, { at, active_sessions: 2, minutes: [started('12:00', { orders: 1 })] }, 1_000)
  const soon = shownAt(known, 61_000, false)
  expect(soon.at.toISOString()).toBe('2026-11-30T12:01:30.000Z')
  expect(soon.minutes.slice(-2).map(({ orders }) => orders)).toEqual([1, 0])
  expect(soon.active).toBe(2)
  expect(shownAt(known, 301_000, false).active).toBe(0)
  expect(shownAt(known, 2_000_000, false).minutes.every(({ orders }) => orders === 0)).toBe(true)
})

test('it stands still while nobody knows more', () => {
  const known = heard(undefined, { at, active_sessions: 2, minutes: [started('12:00', { orders: 1 })] }, 1_000)
  expect(shownAt(known, 900_000, true)).toEqual(shownAt(known, 1_000, false))
})
