import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aCategory, aHit, aProduct, aVariant } from '@/features/catalogue/catalogue.builders'
import { seen } from '@/features/catalogue/seen'
import { aComparison, anOffer } from '@/features/prices/prices.builders'
import { aShop, euros } from '@/testing/builders'
import { happenings } from '@/testing/happenings'
import { show } from '@/testing/render'
import { answers, isAway, refuses } from '@/testing/server'

import { Component as ProductPage } from './product'

const cap = aProduct({
  category_ids: ['id-hats'],
  options: { Colour: ['Grey', 'Rust'] },
  variants: [
    aVariant({ Colour: 'Grey' }),
    aVariant({ Colour: 'Rust' }, { availability: 'out', price: euros(18), compare_at: euros(24), lowest_price: euros(17) }),
  ],
})

afterEach(() => { vi.unstubAllGlobals() })
beforeEach(() => {
  vi.stubGlobal('IntersectionObserver', undefined)
  answers('get', '/orders/shop', aShop())
  answers('get', '/categories', { items: [aCategory('hats', { name: 'Hats' })] })
  answers('get', '/products/{reference}', cap)
  answers('get', '/search/compare/{product_id}', aComparison([anOffer('Near', 9)], { variant_id: 'id-Rust' }))
  refuses('get', '/search/price-history/{product_id}', 404, 'product_not_found')
  answers('get', '/search/similar/{product_id}', { items: [] })
})

const open = (at: string) => show(<ProductPage />, { path: '/p/:reference', at })
const jsonLd = (): unknown => JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? 'null')

test('a product shows what it costs, what there is to choose, and the way to its category', async () => {
  open('/p/cap')
  expect(await screen.findByRole('heading', { level: 1, name: 'Cap' })).toBeVisible()
  expect(screen.getByRole('radio', { name: 'Grey' })).toBeChecked()
  expect(screen.getByText('In stock')).toBeVisible()
  expect(await screen.findByRole('link', { name: 'Hats' })).toHaveAttribute('href', '/c/hats')
  expect(screen.getByRole('link', { name: 'Halden' })).toHaveAttribute('href', '/search?attribute=Brand%3AHalden')
})

test('what is sold out can be chosen and looked at, not bought; the choice stands in the address', async () => {
  const { user, location } = open('/p/cap')
  await user.click(await screen.findByRole('radio', { name: 'Rust, sold out' }))
  expect(location()).toBe('/p/cap?Colour=Rust')
  expect(screen.getByText('Sold out')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Add to cart' })).toBeDisabled()
})

test('what others ask stands below, for the variant that is looked at', async () => {
  vi.stubGlobal('IntersectionObserver', undefined)
  const { user } = open('/p/cap')
  await user.click(await screen.findByRole('radio', { name: 'Rust, sold out' }))
  expect(await screen.findByRole('heading', { level: 2, name: 'Prices compared' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Tell me when it is back' })).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Grey' }))
  expect(screen.queryByRole('heading', { level: 2, name: 'Prices compared' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Tell me when it is back' })).toBeNull()
})

test('beside a reduction stands the lowest price of the thirty days before', async () => {
  open('/p/cap?Colour=Rust')
  expect(await screen.findByText('€24.00')).toBeVisible()
  expect(screen.getByText(/Lowest price in the 30 days before/)).toHaveTextContent('€17.00')
})

test('the quantity goes up to what one line may hold', async () => {
  const { user } = open('/p/cap')
  const more = await screen.findByRole('button', { name: 'One more' })
  await user.click(more)
  await user.click(more)
  expect(screen.getByRole('textbox', { name: 'Quantity' })).toHaveValue('3')
  expect(more).toBeDisabled()
  await user.clear(screen.getByRole('textbox', { name: 'Quantity' }))
  await user.type(screen.getByRole('textbox', { name: 'Quantity' }), '99{Enter}')
  expect(screen.getByRole('textbox', { name: 'Quantity' })).toHaveValue('3')
})

test('an id or a former slug is led to the present one, the choice kept', async () => {
  const { location } = open('/p/old-cap?Colour=Grey')
  await waitFor(() => { expect(location()).toBe('/p/cap?Colour=Grey') })
  expect(await screen.findByRole('heading', { level: 1, name: 'Cap' })).toBeVisible()
})

test('search engines read its offers while it is shown', async () => {
  const { unmount } = open('/p/cap')
  await screen.findByRole('heading', { level: 1, name: 'Cap' })
  expect(jsonLd()).toMatchObject({
    '@type': 'Product',
    brand: { name: 'Halden' },
    offers: { '@type': 'AggregateOffer', offerCount: 2, offers: [{ price: '20.00', priceCurrency: 'EUR' }, { availability: 'https://schema.org/OutOfStock' }] },
  })
  unmount()
  expect(jsonLd()).toBeNull()
})

test('it is kept as seen', async () => {
  open('/p/cap')
  await screen.findByRole('heading', { level: 1, name: 'Cap' })
  expect(seen()).toEqual(['id-cap'])
})

test('a product that is not there says so, and is not for search engines', async () => {
  refuses('get', '/products/{reference}', 404, 'product_not_found')
  open('/p/nonsense')
  expect(await screen.findByRole('heading', { level: 1, name: 'This product is not here any more' })).toBeVisible()
  expect(document.querySelector('meta[name=robots]')).toHaveAttribute('content', 'noindex')
})

test('a product that cannot be read can be tried again', async () => {
  refuses('get', '/products/{reference}', 429, 'rate_limited')
  const { user } = open('/p/cap')
  expect(await screen.findByText('This product could not be read.')).toBeVisible()
  expect(screen.getByRole('heading', { level: 1, name: 'Product' })).toBeInTheDocument()
  answers('get', '/products/{reference}', cap)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Cap' })).toBeVisible()
})

const standard = (price: number) => ({ items: [{ id: 'standard', name: 'Standard delivery', price: euros(price), delivery_days: { least: 2, most: 4 } }], next_cursor: null })

test.each([
  [4.9, null, 'Delivery from €4.90'],
  [4.9, 75, 'Delivery from €4.90, free from €75.00'],
  [0, 75, 'Free delivery'],
  [4.9, 0, 'Free delivery'],
])('a page says what delivery costs: €%s, free from %s', async (price, from, words) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-IE'])
  answers('get', '/orders/shop', aShop({ free_delivery_from: from === null ? null : euros(from) }))
  answers('get', '/orders/shipping-methods', standard(price))
  open('/p/cap')
  expect(await screen.findByText((_, element) => element?.textContent === words)).toBeVisible()
  expect(screen.getByText('With you in 2 to 4 working days')).toBeVisible()
})

test('where nobody can say what delivery costs, the checkout will', async () => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-ZA'])
  open('/p/cap')
  expect(await screen.findByText('Delivery is added at the checkout')).toBeVisible()
})

test('what is similar stands below', async () => {
  let asked = ''
  answers('get', '/search/similar/{product_id}', ({ params }) => {
    asked = params.product_id ?? ''
    return { items: [aHit('Hat')] }
  })
  open('/p/cap')
  const similar = await screen.findByRole('region', { name: 'Similar products' })
  expect(await within(similar).findByRole('link', { name: 'Hat' })).toHaveAttribute('href', '/p/hat')
  expect(asked).toBe('id-cap')
})

test.each(['away', 'nothing'])('where nobody can say what is similar (%s), nothing stands there', async (how) => {
  let done = false
  if (how === 'away') isAway('get', '/search/similar/{product_id}')
  else answers('get', '/search/similar/{product_id}', () => { done = true; return { items: [] } })
  open('/p/cap')
  await screen.findByRole('heading', { level: 1, name: 'Cap' })
  await waitFor(() => { expect(screen.queryByRole('region', { name: 'Similar products' })).toBeNull() })
  expect(done).toBe(how === 'nothing')
})

test('that a product was looked at is told, once', async () => {
  const told = happenings()
  const { user } = open('/p/cap')
  await user.click(await screen.findByRole('radio', { name: 'Rust, sold out' }))
  expect(told).toEqual([{ type: 'product_view', product_id: 'id-cap' }])
})
