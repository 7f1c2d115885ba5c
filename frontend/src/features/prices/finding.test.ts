import { expect, test } from 'vitest'

import { findingOf } from './finding'

const days = (...own: (number | null)[]) => own.map((price, index) => ({ day: `2026-05-0${index + 1}`, own: price, sellers: null }))

test.each([
  ['the lowest is today’s', [30, 20, 20], { kind: 'lowest_now', days: 3, lowest: 20, on: '2026-05-03', now: 20 }],
  ['it has been lower', [30, 20, 25], { kind: 'was_lower', days: 3, lowest: 20, on: '2026-05-02', now: 25 }],
  ['it never changed', [null, 20, 20], { kind: 'steady', days: 2, lowest: 20, on: '2026-05-03', now: 20 }],
  ['today’s is not known', [20, 30, null], { kind: 'was_lower', days: 3, lowest: 20, on: '2026-05-01', now: null }],
  ['days in between are not known', [20, null, 30], { kind: 'was_lower', days: 3, lowest: 20, on: '2026-05-01', now: 30 }],
  ['one day alone is known', [null, 20, null], undefined],
  ['nothing is known', [null, null], undefined],
] as const)('%s', (_, own, found) => {
  expect(findingOf(days(...own), 'own')).toEqual(found)
  expect(findingOf(days(...own), 'sellers')).toBeUndefined()
})
