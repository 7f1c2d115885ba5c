import { expect, test } from 'vitest'

import { between, lengthOf, periodOf, searchOf } from './period'
import { before, placesBefore } from './places'

test.each([
  ['', { days: 30 }],
  ['days=7', { days: 7 }],
  ['days=1', { days: 1 }],
  ['from=2026-11-01&to=2026-11-30', { from: '2026-11-01', to: '2026-11-30' }],
  ['from=2026-11-30&to=2026-11-01', { from: '2026-11-01', to: '2026-11-30' }],
  // What makes no period is dropped.
  ['days=31', { days: 30 }],
  ['days=-7', { days: 30 }],
  ['from=2026-11-01', { days: 30 }],
  ['from=2026-02-30&to=2026-03-02', { days: 30 }],
  ['from=1999-12-31&to=2000-01-02', { days: 30 }],
  ['from=2025-01-01&to=2026-11-30', { days: 30 }],
  ['from=today&to=tomorrow', { days: 30 }],
])('the address ?%s asks for %j', (search, period) => {
  expect(periodOf(new URLSearchParams(search))).toEqual(period)
})

test('a period goes into the address beside what else it says', () => {
  expect(searchOf({ days: 30 })).toBe('')
  expect(searchOf({ days: 7 }, new URLSearchParams('by=pieces&from=2026-11-01&to=2026-11-02'))).toBe('?by=pieces&days=7')
  expect(searchOf({ from: '2026-11-01', to: '2026-11-02' }, new URLSearchParams('days=7'))).toBe('?from=2026-11-01&to=2026-11-02')
})

test('a period has both of its ends, and 400 days at most', () => {
  expect(lengthOf({ from: '2026-11-30', to: '2026-11-30' })).toBe(1)
  // Over both changes of the clock.
  expect(lengthOf({ from: '2026-03-01', to: '2026-10-31' })).toBe(245)
  expect(between('2025-10-27', '2026-11-30')).toEqual({ from: '2025-10-27', to: '2026-11-30' })
  expect(between('2025-10-26', '2026-11-30')).toBeUndefined()
})

test('the period before is as long, and ends right before it', () => {
  expect(before({ first: '2026-11-24', last: '2026-11-30', time_zone: 'Europe/Paris' })).toEqual({ from: '2026-11-17', to: '2026-11-23' })
  expect(before({ first: '2026-03-01', last: '2026-03-01', time_zone: 'UTC' })).toEqual({ from: '2026-02-28', to: '2026-02-28' })
  expect([...placesBefore([{ term: 'lamp' }, { term: 'mug' }])]).toEqual([['lamp', 1], ['mug', 2]])
})
