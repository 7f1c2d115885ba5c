import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'

import { aCart, aLine } from '@/features/cart/api/cart.builders'
import { useMergeCarts } from '@/features/cart/api/merge-carts'
import { AddToCart } from '@/features/cart/components/add-to-cart'
import { CartButton } from '@/features/cart/components/cart-button'
import { useDrawer } from '@/features/cart/drawer-store'
import { aShop, euros } from '@/testing/builders'
import { happenings } from '@/testing/happenings'
import { saying, show } from '@/testing/render'
import { answers, refuses, server } from '@/testing/server'
import { Toaster, useToasts } from '@/ui/toast'

import { Component as CartPage } from './cart'

beforeEach(() => {
  useDrawer.getState().close()
  answers('get', '/orders/shop', aShop())
  answers('get', '/orders/shipping-methods', { items: [{ id: 'standard', name: 'Standard', price: euros(4.9), delivery_days: { least: 2, most: 4 } }], next_cursor: null })
  localStorage.setItem('souk.guest', 'a-guest')
})

const page = () => show(<><CartPage /><Toaster /></>)

test('the first thing in a cart makes a guest, and the drawer opens on the answer', async () => {
  answers('get', '/cart', aCart())
  let sent: unknown
  answers('post', '/cart/add', ({ body }) => {
    sent = body
    return aCart()
  })
  const { user } = show(<><CartButton /><AddToCart variantId="v-mug" quantity={2} /></>)
  await user.click(screen.getByRole('button', { name: 'Add to cart' }))
  const drawer = await screen.findByRole('dialog', { name: 'Your cart' })
  expect(await within(drawer).findByRole('link', { name: 'Stoneware mug' })).toBeVisible()
  expect(sent).toEqual({ variant_id: 'v-mug', quantity: 2 })
})

test.each([
  [404, 'variant_not_found', {}, 'This is not for sale any more.'],
  [409, 'variant_not_for_sale', {}, 'This is not for sale any more.'],
  [409, 'cart_full', {}, 'Your cart is full. Take something out, or order what is in it first.'],
  [409, 'cart_currency_mismatch', {}, 'Your cart holds prices in another currency. Empty it, then add this.'],
  [409, 'out_of_stock', {}, 'There are not that many left.'],
  [409, 'out_of_stock', { errors: [{ code: 'out_of_stock', available: 3 }] }, 'Only 3 left.'],
  [409, 'out_of_stock', { errors: [{ code: 'out_of_stock', available: 0 }] }, 'This is sold out.'],
  [422, 'line_limit_exceeded', {}, 'One order can hold no more pieces of this.'],
  [422, 'line_limit_exceeded', { line_limit: 5 }, 'One order can hold at most 5 pieces of this.'],
  [503, 'products_unavailable', {}, 'Stock cannot be checked right now. Try again in a moment.'],
] as const)('adding is refused with %s %s', async (status, code, more, words) => {
  refuses('post', '/cart/add', status, code, more)
  const { user } = show(<AddToCart variantId="v-mug" quantity={2} />)
  await user.click(screen.getByRole('button', { name: 'Add to cart' }))
  expect(await screen.findByText(words)).toBeVisible()
})

test('a lost answer is asked for again under its key, and counts once', async () => {
  const keys: (string | null)[] = []
  server.use(
    http.post('*/api/cart/add', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'))
      return HttpResponse.error()
    }),
  )
  const { user } = show(<AddToCart variantId="v-mug" quantity={1} />)
  await user.click(screen.getByRole('button', { name: 'Add to cart' }))
  await waitFor(() => expect(keys).toHaveLength(1))
  await screen.findByText(/You seem to be offline/)
  answers('post', '/cart/add', ({ headers }) => {
    keys.push(headers.get('Idempotency-Key'))
    return aCart()
  })
  await user.click(screen.getByRole('button', { name: 'Add to cart' }))
  await waitFor(() => expect(keys).toHaveLength(2))
  expect(keys[1]).toBe(keys[0])
})

test('a quantity changes at once, and goes back with a sentence where the service refuses', async () => {
  answers('get', '/cart', aCart())
  refuses('put', '/cart/items/{line_id}', 409, 'out_of_stock', { errors: [{ code: 'out_of_stock', available: 2 }] })
  const { user } = page()
  const pieces = await screen.findByRole('group', { name: 'Pieces of Stoneware mug' })
  await user.click(within(pieces).getByRole('button', { name: 'One more' }))
  expect(await screen.findByText('Only 2 left.')).toBeVisible()
  expect(within(pieces).getByDisplayValue('2')).toBeVisible()
  expect(screen.getByText('Subtotal, 2 pieces')).toBeVisible()
})

test('what is taken out can be put back, and only then is asked for', async () => {
  const removed = vi.fn()
  answers('get', '/cart', aCart())
  answers('delete', '/cart/remove/{line_id}', () => {
    removed()
    return aCart({ lines: [] })
  })
  const { user } = page()
  await user.click(await screen.findByRole('button', { name: 'Take Stoneware mug out' }))
  expect(await screen.findByText('Nothing here yet')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('link', { name: 'Stoneware mug' })).toBeVisible()
  expect(removed).not.toHaveBeenCalled()

  await user.click(screen.getByRole('button', { name: 'Take Stoneware mug out' }))
  answers('get', '/cart', aCart({ lines: [] }))
  act(() => { useToasts.getState().dismiss() })
  await waitFor(() => expect(removed).toHaveBeenCalledOnce())
  expect(await screen.findByText('Nothing here yet')).toBeVisible()
})

test.each([
  [{ problem: 'out_of_stock', max_quantity: 0 }, 'This is sold out. Take it out to go on.'],
  [{ problem: 'unavailable', max_quantity: 0 }, 'This is not for sale any more. Take it out to go on.'],
  [{ problem: 'insufficient_stock', max_quantity: 1 }, 'Only 1 piece is left.'],
  [{ problem: 'over_line_limit', max_quantity: 5 }, 'One order can hold 5 pieces of it.'],
] as const)('a line says its problem: %o', async (over, words) => {
  answers('get', '/cart', aCart({ lines: [aLine(over)] }))
  page()
  expect(await screen.findByText(words)).toBeVisible()
  expect(screen.queryByRole('link', { name: /Check out/ })).toBeNull()
})

test('a changed price says what it was', async () => {
  answers('get', '/cart', aCart({ lines: [aLine({ price_changed: true, price_when_added: euros(10) })] }))
  page()
  expect(await screen.findByText(saying('It was €10.00 when you added it.'))).toBeVisible()
})

test('free delivery is counted towards, where the shop promises it', async () => {
  answers('get', '/cart', aCart())
  const promising = { ...aShop(), free_delivery_from: euros(36.4) }
  answers('get', '/orders/shop', promising)
  page()
  expect(await screen.findByText(saying('€12.40 more for free delivery'))).toBeVisible()
})

test('a cart that cannot be read says so, and is tried again', async () => {
  refuses('get', '/cart', 403, 'forbidden')
  const { user } = page()
  expect(await screen.findByText('Your cart could not be read.')).toBeVisible()
  answers('get', '/cart', aCart())
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('link', { name: 'Stoneware mug' })).toBeVisible()
})

function Merge() {
  const { mutate } = useMergeCarts()
  return <button onClick={() => { mutate('a-guest') }}>Merge</button>
}

test('after signing in, the drawer says what did not fit', async () => {
  answers('get', '/cart', aCart())
  answers('post', '/cart/merge', {
    merged_lines: 2,
    cart: aCart(),
    capped: [
      { variant_id: 'v-mug', title: 'Stoneware mug', wanted: 7, kept: 5, reason: 'line_limit' },
      { variant_id: 'v-cap', title: 'Cap', wanted: 2, kept: 0, reason: 'stock' },
    ],
  })
  const { user } = show(<><CartButton /><Merge /></>)
  await user.click(screen.getByRole('button', { name: 'Merge' }))
  const drawer = await screen.findByRole('dialog', { name: 'Your cart' })
  expect(within(drawer).getByText(saying('5 pieces of 7, for one order can hold no more.'))).toBeVisible()
  expect(within(drawer).getByText(saying('none is left.'))).toBeVisible()
  expect(localStorage.getItem('souk.guest')).toBeNull()
  await user.click(within(drawer).getByRole('button', { name: 'All right' }))
  await waitFor(() => expect(within(drawer).queryByText(saying('none is left.'))).toBeNull())
})

test.each([
  [50, 'VAT included. Delivery to Ireland from €4.90.'],
  [24, 'VAT included. Delivery is free.'],
])('where delivery is free from €%s, a cart of €24 says so', async (from, words) => {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-IE'])
  answers('get', '/cart', aCart())
  answers('get', '/orders/shop', aShop({ free_delivery_from: euros(from) }))
  page()
  expect(await screen.findByText(saying(words))).toBeVisible()
})

test('what was put into the cart is told once it is there', async () => {
  const told = happenings()
  answers('get', '/cart', aCart())
  refuses('post', '/cart/add', 409, 'out_of_stock')
  const { user } = show(<AddToCart variantId="v-mug" quantity={1} />)
  const button = screen.getByRole('button', { name: 'Add to cart' })
  await user.click(button)
  expect(await screen.findByText('There are not that many left.')).toBeVisible()
  expect(told).toEqual([])
  answers('post', '/cart/add', aCart({ lines: [aLine({ variant_id: 'v-mug', product_id: 'p-mug' })] }))
  await user.click(button)
  await waitFor(() => { expect(told).toEqual([{ type: 'add_to_cart', product_id: 'p-mug' }]) })
})
