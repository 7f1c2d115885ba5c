import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { aStaffOrder, anEntry } from '@/desk/features/orders/api/orders.builders'
import { asStaff, showScreen } from '@/desk/testing'
import { euros } from '@/testing/builders'
import { asGuest } from '@/testing/people'
import { type Asked, answers, refuses } from '@/testing/server'

import { Component as Attention } from './attention'

const asked = <Body,>(body: Body) => vi.fn<(of: Asked) => Body>(() => body)
const nothing = { items: [], next_cursor: null }
const show = () => showScreen(<Attention />, { path: '/admin/attention', at: '/admin/attention' })
const stuck = { ...anEntry(), kind: 'step_stuck', facts: {}, stuck: { step: 'voiding', attempts: 12, next_at: '2026-11-28T10:05:00Z' } } as const
const unsent = { ...anEntry(), kind: 'mail_failed', facts: {}, mail: { id: 'mail-1', kind: 'order_confirmed', error: 'refused with 550', can_be_sent: true } } as const

beforeEach(() => asStaff('support'))
afterEach(() => { asGuest() })

test('what waits for a person is ended from the list, on the version that was seen', async () => {
  answers('get', '/orders/attention', { items: [anEntry()], next_cursor: null })
  const ended = asked(aStaffOrder({ status: 'cancelling' }))
  answers('post', '/orders/{order_id}/attention/resolve', ended, 202)
  const { user } = showScreen(<Attention />)
  await user.click(await screen.findByRole('button', { name: 'End what waits at order S-4711' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'End what waits at order S-4711' }))
  expect(dialog.getByText(/The customer paid another amount/)).toBeVisible()
  await user.click(dialog.getByRole('radio', { name: /It went back another way/ }))
  await user.type(dialog.getByRole('textbox', { name: /^Note/ }), 'In cash')
  answers('get', '/orders/attention', { items: [], next_cursor: null })
  await user.click(dialog.getByRole('button', { name: 'Close without a refund' }))
  expect(await screen.findByText('Nothing needs you')).toBeVisible()
  expect(ended.mock.calls[0]?.[0].body).toEqual({ resolution: 'close', note: 'In cash' })
  expect(ended.mock.calls[0]?.[0].headers.get('If-Match')).toBe('"3"')
})

test.each([
  [404, 'order_not_found', 'This order is not there any more.'],
  [409, 'nothing_to_resolve', 'Nothing of this order waits any more: somebody has ended it.'],
  [409, 'refund_in_progress', 'The provider has not decided about a refund of this order yet: it may still go through.'],
  [428, 'precondition_required', 'This page is out of date. Load it again.'],
] as const)('ending what waits: %i %s in words', async (status, code, words) => {
  answers('get', '/orders/attention', { items: [anEntry()], next_cursor: null })
  refuses('post', '/orders/{order_id}/attention/resolve', status, code as never)
  const { user } = showScreen(<Attention />)
  await user.click(await screen.findByRole('button', { name: 'End what waits at order S-4711' }))
  await user.click(await screen.findByRole('button', { name: 'Give it back' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
})

test('each kind says what is known of it, and has its own way on', async () => {
  const refund = { ...anEntry({ id: 'order-2', number: 'S-2' }), kind: 'refund_failed' as const, facts: { left: euros(20) } }
  const list = asked({ items: [anEntry(), refund, { ...stuck, order: { ...stuck.order, id: 'order-3', number: 'S-3' } }, { ...unsent, order: { ...unsent.order, id: 'order-4', number: 'S-4' } }], next_cursor: null })
  answers('get', '/orders/attention', list)
  const { user, location } = show()
  const row = (name: RegExp) => screen.getByRole('row', { name })
  expect(await screen.findByRole('row', { name: /S-4711/ })).toHaveTextContent('It costs €28.90, captured is €20.00')
  expect(row(/S-2/)).toHaveTextContent('€20.00 still here')
  expect(row(/S-3/)).toHaveTextContent('The provider does not say whether money may still come. Tried 12 times')
  expect(row(/S-4 /)).toHaveTextContent('Confirmation of the order · refused with 550')
  expect(screen.getAllByRole('button', { name: /^End what waits/ })).toHaveLength(3)
  expect(screen.getByRole('button', { name: 'Try now: order S-3' })).toBeVisible()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Why' }), 'mail_failed')
  expect(location()).toBe('/admin/attention?kind=mail_failed')
  await vi.waitFor(() => { expect(list.mock.lastCall?.[0].url.searchParams.get('kind')).toBe('mail_failed') })
})

test.each([[true, 'Order S-4711 goes on'], [false, /^That failed too/]] as const)('a stuck step is tried at once; done %s', async (done, words) => {
  answers('get', '/orders/attention', { items: [stuck], next_cursor: null })
  answers('post', '/orders/{order_id}/attention/retry', { done })
  const { user } = show()
  const button = await screen.findByRole('button', { name: 'Try now: order S-4711' })
  if (done) answers('get', '/orders/attention', nothing)
  await user.click(button)
  expect(await screen.findByText(words)).toBeVisible()
  if (done) expect(await screen.findByText('Nothing needs you')).toBeVisible()
  else expect(screen.getByRole('button', { name: 'Try now: order S-4711' })).toBeEnabled()
})

test('a mail that failed is sent once more, with a note', async () => {
  answers('get', '/orders/attention', { items: [unsent], next_cursor: null })
  const sent = asked(undefined)
  answers('post', '/orders/{order_id}/mails/{mail_id}/resolve', sent as never, 204)
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'End what waits at order S-4711' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'A mail of order S-4711' }))
  await user.type(dialog.getByRole('textbox', { name: /^Note/ }), 'Typo')
  await user.click(dialog.getByRole('button', { name: 'Send it again' }))
  expect(await screen.findByText(/is sent once more/)).toBeVisible()
  expect(sent.mock.calls[0]?.[0].body).toEqual({ resolution: 'send', note: 'Typo' })
})

test('a mail that is not kept any more can only be closed', async () => {
  answers('get', '/orders/attention', { items: [{ ...unsent, mail: { ...unsent.mail, can_be_sent: false } }], next_cursor: null })
  refuses('post', '/orders/{order_id}/mails/{mail_id}/resolve', 409, 'nothing_to_resolve')
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'End what waits at order S-4711' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getAllByRole('radio')).toHaveLength(1)
  await user.click(dialog.getByRole('button', { name: 'Close it' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('This mail waits for nobody any more')
})
