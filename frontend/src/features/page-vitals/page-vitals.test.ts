import { expect, test, vi } from 'vitest'

import type { PageVitals } from './api/tell-vitals'
import { pageKind } from './page-kind'
import { watchTroubles } from './troubles'
import { interactions, shifts } from './vitals'
import { watchPage } from './watch-page'

/** What is told from now on. */
function watch(early: Event[] = []) {
  const told: Pick<PageVitals, 'errors' | 'violations'>[] = []
  window.__soukTroubles = early
  watchTroubles((trouble) => told.push(trouble))
  return told
}
const anError = (over: ErrorEventInit = {}): ErrorEvent =>
  new ErrorEvent('error', { message: 'x is not a function', filename: 'http://shop.test/assets/a.js?v=1', lineno: 7, ...over })
const aViolation = (blockedURI: string, sourceFile = 'http://shop.test/assets/a.js'): Event =>
  Object.assign(new Event('securitypolicyviolation'), { effectiveDirective: 'script-src-elem', blockedURI, sourceFile })

test('what went wrong before anybody listened is told too, and what comes later', () => {
  const told = watch([anError()])
  window.dispatchEvent(aViolation('https://elsewhere.test/path?token=secret'))
  window.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new Error('no\nanswer') }))
  expect(told).toEqual([
    { errors: [{ message: 'x is not a function', source: 'http://shop.test/assets/a.js', line: 7 }] },
    { violations: [{ directive: 'script-src-elem', blocked: 'https://elsewhere.test' }] },
    { errors: [{ message: 'Error: no answer' }] },
  ])
  expect(window.__soukTroubles).toBeUndefined()
})

test('the same is told once, ten things at most, each of bounded length', () => {
  const told = watch()
  window.dispatchEvent(anError())
  window.dispatchEvent(anError())
  expect(told).toHaveLength(1)
  for (let nth = 0; nth < 20; nth++) window.dispatchEvent(anError({ message: `${nth} ${'😀'.repeat(400)}` }))
  expect(told).toHaveLength(10)
  expect(Array.from(told[9]?.errors?.[0]?.message ?? '')).toHaveLength(300)
})

test('what a browser adds to every page is nobody’s fault here', () => {
  const told = watch()
  window.dispatchEvent(anError({ filename: 'chrome-extension://abc/content.js' }))
  window.dispatchEvent(aViolation('inline', 'moz-extension'))
  expect(told).toEqual([])
})

test.each([
  ['/', 'home'], ['/fr', 'home'], ['/ar/c/things', 'list'], ['/p/kettle', 'product'], ['/search', 'search'], ['/orders/1', 'order'],
  ['/account/profile', 'account'], ['/sign-in', 'account'], ['/admin/orders', 'desk'], ['/terms', 'other'], ['/constructor', 'other'],
] as const)('%s is a page of the kind %s', (path, kind) => { expect(pageKind(path)).toBe(kind) })

test('shifts add up within a burst, and the worst burst counts; what the shopper caused does not', () => {
  const moved = shifts()
  for (const [startTime, value, hadRecentInput = false] of [[0, 0.1], [500, 0.1], [2_000, 0.05], [2_100, 9, true]] as [number, number, boolean?][]) {
    moved.hear({ startTime, value, hadRecentInput })
  }
  expect(moved.worst()).toBeCloseTo(0.2)
})

test('a burst ends after five seconds', () => {
  const moved = shifts()
  for (let at = 0; at < 10_000; at += 500) moved.hear({ startTime: at, value: 0.01, hadRecentInput: false })
  expect(moved.worst()).toBeCloseTo(0.1)
})

test('the slowest interaction counts, of many all but one in fifty; its events are one', () => {
  const acted = interactions()
  expect(acted.slowest()).toBeUndefined()
  acted.hear({ interactionId: 0, duration: 9_000 })
  acted.hear({ interactionId: 1, duration: 100 })
  acted.hear({ interactionId: 1, duration: 300 })
  expect(acted.slowest()).toBe(300)
  for (let id = 2; id <= 60; id++) acted.hear({ interactionId: id, duration: 50 + id })
  expect(acted.slowest()).toBe(110)
})

test('a page tells its vitals once, when it is hidden', () => {
  const sent: string[] = []
  vi.spyOn(navigator, 'sendBeacon').mockImplementation((address) => sent.push(address as string) > 0)
  watchPage()
  expect(sent).toEqual([])
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(sent).toEqual(['/api/analytics/vitals'])
})
