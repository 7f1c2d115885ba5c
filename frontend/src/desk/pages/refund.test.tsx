import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aRefund, aStaffOrder } from '@/desk/features/orders/api/orders.builders'
import { asStaff, showScreen } from '@/desk/testing'
import type { components } from '@/api/generated/order'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { saying } from '@/testing/render'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as OrderPage } from './order'

type Preview = components['schemas']['RefundPreviewAnswer']
const aPreview = (over: Partial<Preview> = {}): Preview => ({
  lines: [{ variant_id: 'v-mug', quantity: 1, restock: 1, net: euros(10.08), tax: euros(1.92), gross: euros(12) }],
  shipping: euros(0), net: euros(10.08), tax: euros(1.92), total: euros(12), left: euros(16.9), ...over,
})
const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)

/** The dialog of an order; `keys` open it by keyboard. */
async function opened(order = aStaffOrder()) {
  answers('get', '/orders/{order_id}', order)
  const { user } = showScreen(<OrderPage />, { path: '/admin/orders/:orderId', at: '/admin/orders/order-1' })
  await screen.findByRole('heading', { level: 1, name: 'Order S-4711' })
  await user.keyboard('r')
  return { user, dialog: within(await screen.findByRole('dialog', { name: 'Refund order S-4711' })) }
}

beforeEach(async () => {
  await asStaff('support')
  await new Promise((done) => { setTimeout(done) }) // what was known before is forgotten by then
  refuses('get', '/orders/{order_id}/events', 404, 'order_not_found') // the stream is not what is tested here
  answers('get', '/orders/all', { items: [], next_cursor: null })
})
afterEach(() => { asGuest() })

test('pieces of a line: the service says what they are worth, the last button names it', async () => {
  const preview = asked(aPreview())
  answers('post', '/orders/{order_id}/refund/preview', preview)
  const { user, dialog } = await opened()
  expect(dialog.getByText(/^Choose what goes back/)).toBeVisible()
  expect(preview).not.toHaveBeenCalled()
  await user.click(dialog.getByRole('button', { name: 'One more' }))
  expect(await dialog.findByRole('button', { name: 'Refund €12.00' })).toBeVisible()
  expect(preview.mock.lastCall?.[0].body).toEqual({ lines: [{ variant_id: 'v-mug', quantity: 1, restock: true }], shipping: false })
  expect(dialog.getAllByRole('definition').map((each) => each.textContent)).toEqual(['€10.08', '€1.92', '€12.00', '€16.90'])
  expect(dialog.getByText('1 piece is on sale again once the money has gone.')).toBeVisible()
  await user.click(dialog.getByRole('checkbox', { name: 'Back on sale' }))
  await vi.waitFor(() => { expect(preview.mock.lastCall?.[0].body).toEqual({ lines: [{ variant_id: 'v-mug', quantity: 1, restock: false }], shipping: false }) })
  const refunded = asked(aStaffOrder({ refunds: [aRefund({ status: 'requested', amount: euros(12) })] }))
  answers('post', '/orders/{order_id}/refund', refunded, 202)
  await vi.waitFor(() => { expect(dialog.getByRole('button', { name: 'Refund €12.00' })).not.toHaveAttribute('aria-disabled') })
  await user.click(dialog.getByRole('button', { name: 'Refund €12.00' }))
  expect(dialog.getByText('Say why the money goes back')).toBeVisible()
  expect(refunded).not.toHaveBeenCalled()
  await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'One mug broke')
  expect(dialog.getByText(saying('€12.00 goes back to the card that paid order S-4711.'))).toBeVisible()
  answers('get', '/orders/{order_id}', aStaffOrder({ refunds: [aRefund({ status: 'requested', amount: euros(12) })] }))
  await user.dblClick(dialog.getByRole('button', { name: 'Refund €12.00' }))
  expect(await screen.findByText('€12.00 of order S-4711 goes back')).toBeVisible()
  expect(refunded).toHaveBeenCalledTimes(1)
  expect(preview, 'what is given is not reckoned once more').toHaveBeenCalledTimes(2)
  expect(refunded.mock.calls[0]?.[0].body).toEqual({ lines: [{ variant_id: 'v-mug', quantity: 1, restock: false }], shipping: false, reason: 'One mug broke' })
  expect(await screen.findByText(/^A refund is on its way/)).toBeVisible()
})

test('while the sum is reckoned anew, the button waits, and the sum before is not given', async () => {
  answers('post', '/orders/{order_id}/refund/preview', asked(aPreview()))
  const { user, dialog } = await opened()
  await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'Broke')
  await user.click(dialog.getByRole('button', { name: 'One more' }))
  await dialog.findByRole('button', { name: 'Refund €12.00' })
  await vi.waitFor(() => { expect(dialog.getByRole('button', { name: 'Refund €12.00' })).not.toHaveAttribute('aria-disabled') })
  let reckoned: (preview: Preview) => void = () => undefined
  answers('post', '/orders/{order_id}/refund/preview', () => new Promise<Preview>((resolve) => { reckoned = resolve }))
  await user.click(dialog.getByRole('checkbox', { name: 'Delivery' }))
  expect(dialog.getByRole('button', { name: 'Refund €12.00' })).toHaveAttribute('aria-disabled', 'true')
  const refunded = asked(aStaffOrder())
  answers('post', '/orders/{order_id}/refund', refunded, 202)
  await user.click(dialog.getByRole('button', { name: 'Refund €12.00' }))
  expect(refunded).not.toHaveBeenCalled()
  await vi.waitFor(() => { reckoned(aPreview({ shipping: euros(4.9), total: euros(16.9), left: euros(12) })); expect(dialog.getByRole('button', { name: 'Refund €16.90' })).not.toHaveAttribute('aria-disabled') })
})

test('no more pieces can be chosen than are left, and delivery that went back is no choice', async () => {
  const given = aRefund({ amount: euros(16.9), shipping: euros(4.9), lines: [{ variant_id: 'v-mug', quantity: 1, restock: 0, net: euros(10.08), tax: euros(1.92), gross: euros(12) }] })
  answers('post', '/orders/{order_id}/refund/preview', aPreview())
  const { user, dialog } = await opened(aStaffOrder({ refunds: [given], refunded: euros(16.9) }))
  expect(dialog.getByText('1 of 2 pieces can go back')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'One more' }))
  expect(dialog.getByRole('button', { name: 'One more' })).toBeDisabled()
  expect(dialog.queryByRole('checkbox', { name: 'Delivery' })).toBeNull()
})

test('an amount is asked for as it is typed; what is no amount is said', async () => {
  const preview = asked(aPreview({ lines: [], total: euros(5), net: euros(4.2), tax: euros(0.8), left: euros(23.9) }))
  answers('post', '/orders/{order_id}/refund/preview', preview)
  const { user, dialog } = await opened()
  await user.click(dialog.getByRole('radio', { name: /^An amount/ }))
  await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'Late parcel')
  await user.click(dialog.getByRole('button', { name: 'Refund' }))
  expect(dialog.getByText('Enter an amount above zero')).toBeVisible()
  await user.type(dialog.getByRole('textbox', { name: 'Amount in EUR' }), '5,00')
  expect(await dialog.findByRole('button', { name: 'Refund €5.00' })).toBeVisible()
  expect(preview.mock.lastCall?.[0].body).toEqual({ amount: euros(5) })
})

test('all that is left, with its pieces back on sale or without', async () => {
  const preview = asked(aPreview({ shipping: euros(4.9), total: euros(28.9), left: euros(0) }))
  answers('post', '/orders/{order_id}/refund/preview', preview)
  const { user, dialog } = await opened()
  await user.click(dialog.getByRole('radio', { name: /^All that is left/ }))
  await dialog.findByRole('button', { name: 'Refund €28.90' })
  expect(preview.mock.lastCall?.[0].body).toEqual({ lines: [{ variant_id: 'v-mug', quantity: 2, restock: true }], shipping: true })
  await user.click(dialog.getByRole('checkbox', { name: 'Put all pieces back on sale' }))
  await vi.waitFor(() => { expect(preview.mock.lastCall?.[0].body).toEqual({}) })
})

test('what was sent already is not put back on sale by itself', async () => {
  const preview = asked(aPreview())
  answers('post', '/orders/{order_id}/refund/preview', preview)
  const { user, dialog } = await opened(aStaffOrder({ fulfilment_status: 'shipped' }))
  await user.click(dialog.getByRole('button', { name: 'One more' }))
  await vi.waitFor(() => { expect(preview.mock.lastCall?.[0].body).toEqual({ lines: [{ variant_id: 'v-mug', quantity: 1, restock: false }], shipping: false }) })
})

test('a paid order is cancelled by giving back all of it', async () => {
  answers('get', '/orders/{order_id}', aStaffOrder())
  answers('post', '/orders/{order_id}/refund/preview', aPreview({ total: euros(28.9), left: euros(0) }))
  const { user } = showScreen(<OrderPage />, { path: '/admin/orders/:orderId', at: '/admin/orders/order-1' })
  await user.click(await screen.findByRole('button', { name: 'Cancel the order' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Cancel order S-4711' }))
  expect(dialog.getByText(/^This order is paid\./)).toBeVisible()
  expect(await dialog.findByRole('button', { name: 'Refund €28.90' })).toBeVisible()
})

const REFUSALS = [
  [404, 'order_not_found', 'This order is not there any more.'],
  [409, 'order_not_refundable', 'That cannot be given back: it is more than is left, or the order is not sold.'],
  [409, 'refund_in_progress', 'A refund of this order is under way. Wait until it has ended.'],
  [422, 'invalid_refund', 'This cannot be given back to a card. Choose another amount.'],
] as const

test.each(REFUSALS)('a preview: %i %s in words, and it can be asked again', async (status, code, words) => {
  refuses('post', '/orders/{order_id}/refund/preview', status, code as never)
  const { user, dialog } = await opened()
  await user.click(dialog.getByRole('button', { name: 'One more' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent(words)
  answers('post', '/orders/{order_id}/refund/preview', aPreview())
  await user.click(dialog.getByRole('button', { name: 'Reckon again' }))
  expect(await dialog.findByRole('button', { name: 'Refund €12.00' })).toBeVisible()
})

test.each(REFUSALS)('a refund: %i %s in words; what was chosen stays', async (status, code, words) => {
  answers('post', '/orders/{order_id}/refund/preview', aPreview())
  refuses('post', '/orders/{order_id}/refund', status, code as never)
  const { user, dialog } = await opened()
  await user.click(dialog.getByRole('button', { name: 'One more' }))
  await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'Sent back')
  await vi.waitFor(() => { expect(dialog.getByRole('button', { name: 'Refund €12.00' })).not.toHaveAttribute('aria-disabled') })
  await user.click(dialog.getByRole('button', { name: 'Refund €12.00' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent(words)
  expect(dialog.getByRole('textbox', { name: /^Reason/ })).toHaveValue('Sent back')
})

test('tried again after a lost answer, it is the same refund', async () => {
  answers('post', '/orders/{order_id}/refund/preview', aPreview())
  const keys: (string | null)[] = []
  answers('post', '/orders/{order_id}/refund', ({ headers }) => {
    keys.push(headers.get('Idempotency-Key'))
    throw new Error('The answer is lost')
  })
  const { user, dialog } = await opened()
  await user.click(dialog.getByRole('button', { name: 'One more' }))
  await user.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'Sent back')
  for (const tries of [1, 2]) {
    await vi.waitFor(() => { expect(dialog.getByRole('button', { name: 'Refund €12.00' })).not.toHaveAttribute('aria-disabled') })
    await user.click(dialog.getByRole('button', { name: 'Refund €12.00' }))
    await vi.waitFor(() => { expect(keys).toHaveLength(tries) })
    await dialog.findByRole('alert')
  }
  expect(new Set(keys).size).toBe(1)
})
