import { expect, test } from 'vitest'

import { wayBack, withWayBack } from './way-back'

test.each(['/', '/cart', '/checkout?step=payment', '/p/tin-lantern#details', '/search?q=a%2Fb', '/orders/1?x=//y'])('%s is a way back', (to) => {
  expect(wayBack(to)).toBe(to)
})

test.each([
  null, '', 'cart', '//evil.example', '/\\evil.example', '\\/evil.example', '\\\\evil.example', 'https://evil.example', 'https:evil.example',
  'javascript:alert(1)', ' /cart', '/\t/evil.example', '/\n/evil.example', '/..//evil.example', '/.//evil.example', '/a/../..//evil.example',
  '/%2e%2e//evil.example', 'data:text/html,x', '@evil.example', '///evil.example', '/cart\\..\\',
])('%j is not', (to) => {
  expect(wayBack(to)).toBe('/')
})

test('the way back is written once, and not where it is home', () => {
  expect(withWayBack('/sign-in', '/search?q=a&b=c')).toBe('/sign-in?to=%2Fsearch%3Fq%3Da%26b%3Dc')
  expect(withWayBack('/register', '/')).toBe('/register')
  expect(withWayBack('/sign-in', '//evil.example')).toBe('/sign-in')
})
