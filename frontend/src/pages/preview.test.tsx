import { screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { begin } from '@/api/token'
import { aProduct } from '@/features/catalogue/catalogue.builders'
import { seen } from '@/features/catalogue/seen'
import { aShop } from '@/testing/builders'
import { asGuest, asPerson } from '@/testing/people'
import { show } from '@/testing/render'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component } from './preview'

const open = () => show(<Component />, { path: '/p/:reference/preview', at: '/p/p1/preview' })

beforeEach(async () => {
  answers('get', '/orders/shop', aShop())
  await begin()
})
afterEach(() => { asGuest() })

test('staff see a product as shoppers will, and can buy nothing; it is not kept as seen', async () => {
  asPerson({ role: 'admin' })
  const read = vi.fn<(of: Asked) => ReturnType<typeof aProduct>>(() => aProduct())
  answers('get', '/products/{reference}', read)
  open()
  expect(await screen.findByRole('heading', { level: 1, name: aProduct().title })).toBeVisible()
  expect(read.mock.calls[0]?.[0].url.searchParams.get('preview')).toBe('shopper')
  expect(screen.getAllByRole('button', { name: 'Add to cart' })[0]).toBeDisabled()
  expect(seen()).toEqual([])
  expect(document.querySelector('script[type="application/ld+json"]')).toBeNull()
})

test('a customer reads that it is for the staff', async () => {
  asPerson()
  refuses('get', '/products/{reference}', 403, 'forbidden')
  open()
  expect(await screen.findByText('Only the staff may look ahead')).toBeVisible()
})

test('what is not there says so; a guest signs in first', async () => {
  asPerson({ role: 'admin' })
  refuses('get', '/products/{reference}', 404, 'product_not_found')
  const { unmount } = open()
  expect(await screen.findByText('There is no such product')).toBeVisible()
  unmount()
  asGuest()
  const { location } = open()
  expect(location()).toBe(`/sign-in?to=${encodeURIComponent('/p/p1/preview')}`)
})
