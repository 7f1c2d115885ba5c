import { render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'

import { I18nProvider } from '@lingui/react'
import { i18n } from '@lingui/core'

import { ErrorPage } from './error-page'

const GONE = 'Failed to fetch dynamically imported module: http://shop.test/assets/order-1.js'

/** A page at `/orders/1` whose files fail as `thrown`; somebody goes there. */
async function goes(thrown: Error) {
  const lazy = () => Promise.reject(thrown)
  const router = createMemoryRouter([{ errorElement: <ErrorPage />, children: [{ path: '/', element: null }, { path: '/orders/:id', lazy }] }])
  render(<I18nProvider i18n={i18n}><RouterProvider router={router} /></I18nProvider>)
  await router.navigate('/orders/1')
  return router.state.location.pathname
}

afterEach(() => { delete window.__soukReloadOnce })

test('files that a deploy took away are loaded anew, at the address that was on its way', async () => {
  window.__soukReloadOnce = vi.fn(() => true)
  expect(await goes(new TypeError(GONE))).toBe('/orders/1')
  await vi.waitFor(() => { expect(window.__soukReloadOnce).toHaveBeenCalledOnce() })
  expect(screen.queryByText('This page broke')).toBeNull()
})

test('files that are gone after that too leave the way on to the reader', async () => {
  window.__soukReloadOnce = () => false
  await goes(new TypeError(GONE))
  expect(await screen.findByRole('button', { name: 'Load it again' })).toBeVisible()
})

test('a page that breaks by itself is not loaded anew', async () => {
  window.__soukReloadOnce = vi.fn(() => true)
  await goes(new Error('A mistake'))
  expect(await screen.findByRole('button', { name: 'Load it again' })).toBeVisible()
  expect(window.__soukReloadOnce).not.toHaveBeenCalled()
})

test('a page that breaks is told as an error', async () => {
  const heard = vi.fn()
  window.addEventListener('error', heard, { once: true })
  await goes(new Error('A mistake'))
  await vi.waitFor(() => { expect(heard).toHaveBeenCalledWith(expect.objectContaining({ message: 'Error: A mistake' })) })
})
