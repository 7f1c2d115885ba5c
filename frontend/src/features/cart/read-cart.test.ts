import { expect, test } from 'vitest'

import { queryClient } from '@/api/queries'
import { forgetGuest } from '@/api/token'
import { refuses } from '@/testing/server'

import { readCart } from './api/read-cart'

test('the cart of a guest who is nobody any more is an empty one', async () => {
  forgetGuest()
  localStorage.setItem('souk.guest', 'old')
  refuses('get', '/cart', 401, 'session_revoked')
  expect((await queryClient.query(readCart())).item_count).toBe(0)
})
