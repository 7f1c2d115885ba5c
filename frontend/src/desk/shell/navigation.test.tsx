import { screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { SCREENS } from '@/desk/addresses'
import { Allowed } from '@/desk/session/allowed'
import { asStaff, showScreen } from '@/desk/testing'
import { asGuest } from '@/testing/people'
import { answers } from '@/testing/server'

import { Navigation } from './navigation'

const WAYS = [['Other sellers', 'offers.manage'], ['Search', 'search.manage']] as const

afterEach(() => { asGuest() })

test.each([['admin', 1], ['support', 0]] as const)('other sellers and the search are for those who manage them: %s', async (role, times) => {
  await asStaff(role)
  answers('get', '/orders/desk', {
    today: { start: '2026-11-27T23:00:00Z', orders: 0, paid: 0, cancelled: 0, revenue: [] }, unpaid: 0, waiting: { amount_differs: 0, refund_failed: 0, step_stuck: 0, mail_failed: 0 },
  })
  const { unmount } = showScreen(<Navigation />)
  await screen.findByRole('link', { name: 'Orders' })
  for (const [name] of WAYS) expect(screen.queryAllByRole('link', { name })).toHaveLength(times)
  unmount()
  for (const [, takes] of WAYS) {
    const { unmount: leave } = showScreen(<Allowed takes={takes}><p>The screen</p></Allowed>)
    expect(screen.queryAllByText('The screen')).toHaveLength(times)
    expect(screen.queryAllByText(takes)).toHaveLength(1 - times)
    leave()
  }
})

test('each of their screens asks for its permission', () => {
  const asks = (address: string): string | undefined => SCREENS[address]?.takes
  expect(['sellers', 'sellers/new', 'sellers/:sellerId', 'feeds', 'feeds/new', 'feeds/:feedId', 'matches'].map((each) => asks(`/admin/${each}`))).toEqual(Array(7).fill('offers.manage'))
  expect(['synonyms', 'without-results', 'search-index'].map((each) => asks(`/admin/${each}`))).toEqual(Array(3).fill('search.manage'))
})
