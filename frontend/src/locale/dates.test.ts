import { expect, test } from 'vitest'

import { ago } from './dates'

const NOW = Date.parse('2026-11-30T12:00:00Z')

test.each([
  ['2026-11-30T11:59:30Z', 'now'],
  ['2026-11-30T11:59:00Z', '1 minute ago'],
  ['2026-11-30T11:01:00Z', '59 minutes ago'],
  ['2026-11-30T09:00:00Z', '3 hours ago'],
  ['2026-11-29T12:00:00Z', 'yesterday'],
  ['2026-11-27T11:00:00Z', '3 days ago'],
  // A clock that is slow here.
  ['2026-11-30T12:05:00Z', 'now'],
])('%s was %s', (iso, words) => {
  expect(ago(iso, NOW)).toBe(words)
})
