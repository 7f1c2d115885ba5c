import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { aShop, euros } from '@/testing/builders'
import { show } from '@/testing/render'
import { answers, refuses } from '@/testing/server'

import { Component as Home } from './home'

test('home shows the departments while the newest things cannot be read', async () => {
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', {
    items: [{ id: 'c1', slug: 'books', name: 'Books', lang: 'en', parent_id: null, path: [], position: 0 }],
  })
  refuses('get', '/products', 503, 'database_unavailable')
  const { user } = show(<Home />)
  expect(await screen.findByRole('link', { name: 'Books' })).toBeVisible()
  expect(await screen.findByText('The newest things could not be read.')).toBeVisible()

  answers('get', '/products', {
    next_cursor: null,
    items: Array.from({ length: 8 }, (_, index) => ({
      id: `p${index}`, slug: `thing-${index}`, title: `Thing ${index}`, lang: 'en', availability: 'in_stock' as const,
      compare_at_from: null, image: null, price_from: euros(5), price_to: euros(5),
    })),
  })
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Thing 7' })).toBeVisible()
})
