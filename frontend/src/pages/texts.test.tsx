import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'

import { Markdown } from '@/features/texts/components/markdown'
import { aShop } from '@/testing/builders'
import { show } from '@/testing/render'
import { answers, server } from '@/testing/server'

import { Component as Terms } from './terms'

beforeEach(() => { answers('get', '/orders/shop', aShop()) })

const text = (body: string) =>
  http.get('*/shop/terms.en.md', () => new HttpResponse(body, { headers: { 'Content-Type': 'text/markdown' } }))

test('a text of the installation is read, and its links lead on', async () => {
  server.use(text('# Our terms\n\nWe are named [here](/imprint), or [write](mailto:a@shop.example).\n\n1. First & foremost\n2. *Then*\n'))
  const { user, location } = show(<Terms />, { path: '/terms', at: '/terms' })
  expect(await screen.findByRole('heading', { level: 2, name: 'Our terms' })).toBeVisible()
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
  expect(screen.getByText('First & foremost')).toBeVisible()
  expect(screen.getByRole('link', { name: 'write' })).toHaveAttribute('href', 'mailto:a@shop.example')
  await user.click(screen.getByRole('link', { name: 'here' }))
  expect(location()).toBe('/imprint')
})

test('a text that is not there says so', async () => {
  server.use(http.get('*/shop/*', () => new HttpResponse(null, { status: 404 })))
  show(<Terms />)
  expect(await screen.findByText('This text is not written yet')).toBeVisible()
})

test('a page in its place is no text', async () => {
  server.use(http.get('*/shop/*', () => HttpResponse.html('<!doctype html><p>Shop</p>')))
  show(<Terms />)
  expect(await screen.findByText('This text is not written yet')).toBeVisible()
})

test('a text that cannot be read can be tried again', async () => {
  server.use(http.get('*/shop/*', () => new HttpResponse(null, { status: 500 })))
  const { user } = show(<Terms />)
  expect(await screen.findByText('This text could not be read.')).toBeVisible()
  server.use(text('Here it is.'))
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Here it is.')).toBeVisible()
})

test.each([
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'Hi <b onclick="x()">there</b>', '![x](https://evil.example/x.png)',
])('%s is shown as the text it is', (markdown) => {
  const { container } = show(<Markdown text={markdown} />)
  expect(container.querySelector('script, img, b')).toBeNull()
  expect(container).toHaveTextContent(markdown)
})

test.each(['javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil.example', 'vbscript:x'])('%s is no link', (href) => {
  show(<Markdown text={`[press](<${href}>)`} />)
  expect(screen.getByText('press')).toBeVisible()
  expect(screen.queryByRole('link')).toBeNull()
})
