import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'

import { aCategory, aPage, aProduct, someCounts } from '@/features/catalogue/catalogue.builders'
import { see, seen } from '@/features/catalogue/seen'
import { aShop, euros } from '@/testing/builders'
import { show } from '@/testing/render'
import { answers, refuses, server } from '@/testing/server'

import { Component as Home } from './home'

// Without it, everything counts as near.
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', undefined)
  answers('get', '/analytics/products/popular', { items: [] })
})

/** Home, where nothing but this is answered. */
function quietHome() {
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', { items: [] })
  answers('get', '/products', aPage([]))
  return show(<Home />)
}

test('home shows the departments while the newest things cannot be read', async () => {
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', { items: [aCategory('books', { name: 'Books' })] })
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

test('what was seen here is shown again, and forgotten on demand; what is gone is left out', async () => {
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', { items: [] })
  answers('get', '/products', { next_cursor: null, items: [] })
  answers('get', '/products/{reference}', aProduct({ title: 'Baseball cap' }))
  see('id-cap')
  const { user } = show(<Home />)
  expect(await screen.findByRole('link', { name: 'Baseball cap' })).toHaveAttribute('href', '/p/cap')
  await user.click(screen.getByRole('button', { name: 'Forget these' }))
  expect(screen.queryByRole('heading', { name: 'Recently seen' })).toBeNull()
  expect(seen()).toEqual([])
})

test('what was seen and is gone since is forgotten', async () => {
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', { items: [] })
  answers('get', '/products', { next_cursor: null, items: [] })
  refuses('get', '/products/{reference}', 404, 'product_not_found')
  see('id-cap')
  show(<Home />)
  await waitFor(() => { expect(seen()).toEqual([]) })
  expect(screen.queryByRole('heading', { name: 'Recently seen' })).toBeNull()
})

test('the sale is shown where the service counts it', async () => {
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', { items: [] })
  answers('get', '/products', ({ url }) =>
    url.searchParams.has('on_sale') ? aPage(['Cheap cap'], { counts: someCounts({ on_sale: 1 }) }) : aPage([]),
  )
  show(<Home />)
  expect(await screen.findByRole('link', { name: 'Cheap cap' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'The whole sale' })).toHaveAttribute('href', '/search?on_sale=true')
})

test('each department shows the picture that came with the categories, and nothing more is asked for it', async () => {
  let asked = 0
  const image = { url: '/media/kettle-640.webp', urls: { 640: '/media/kettle-640.webp' }, alt: 'A kettle', width: 640, height: 640 }
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', { items: [aCategory('kitchen', { name: 'Kitchen', image }), aCategory('garden', { name: 'Garden' })] })
  answers('get', '/products', () => {
    asked++
    return aPage([])
  })
  show(<Home />)
  const tile = await screen.findByRole('link', { name: 'Kitchen' })
  expect(tile.querySelector('img')).toHaveAttribute('src', '/media/kettle-640.webp')
  expect(screen.getByRole('link', { name: 'Garden' }).querySelector('img')).toBeNull()
  // The newest things, and the sale.
  await waitFor(() => { expect(asked).toBe(2) })
})

test('what is popular is shown in its order; what is gone since is left out', async () => {
  answers('get', '/analytics/products/popular', { items: ['tray', 'gone', 'cap'].map((product_id) => ({ product_id })) })
  answers('get', '/products/{reference}', ({ params }) => aProduct({ id: params.reference ?? '', slug: params.reference ?? '', title: `The ${params.reference}` }))
  server.use(http.get('*/api/products/gone', () => new HttpResponse(null, { status: 404 })))
  quietHome()
  const popular = within(await screen.findByRole('region', { name: 'Popular' }))
  await popular.findByRole('link', { name: 'The tray' })
  expect(popular.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/p/tray', '/p/cap'])
})

test.each(['empty', 'away'])('where analytics-service is %s, nothing popular is missed', async (how) => {
  if (how === 'away') refuses('get', '/analytics/products/popular', 503, 'database_unavailable')
  quietHome()
  await waitFor(() => { expect(screen.queryByRole('heading', { name: 'Popular' })).toBeNull() })
})
