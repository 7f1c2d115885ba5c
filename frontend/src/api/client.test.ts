import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'

import { server } from '@/testing/server'

import { answer, carts, catalogue } from './client'
import { asProblem } from './problem'
import { forgetGuest, guestToken } from './token'

/** Services that take no token any more, but answer what everybody may read. */
function refusesTokens(code: string): string[] {
  const asked: string[] = []
  const seen = (request: Request): boolean => {
    asked.push(`${request.method} ${request.headers.get('Authorization') ?? 'nobody'}`)
    return request.headers.has('Authorization')
  }
  const refusal = (as: string) => HttpResponse.json({ status: 401, code: as }, { status: 401 })
  server.use(
    http.get('*/api/categories', ({ request }) => (seen(request) ? refusal(code) : HttpResponse.json({ items: [] }))),
    http.post('*/api/cart/add', ({ request }) => refusal(seen(request) ? code : 'unauthenticated')),
  )
  return asked
}

test.each(['session_revoked', 'token_expired', 'invalid_token'])('a guest whose token ends by %s is forgotten, and reads on as nobody', async (code) => {
  forgetGuest()
  localStorage.setItem('souk.guest', 'old')
  const asked = refusesTokens(code)
  expect(await answer(catalogue.GET('/categories'))).toEqual({ items: [] })
  expect(asked).toEqual(['GET Bearer old', 'GET nobody'])
  expect(guestToken()).toBeUndefined()
})

test('what a forgotten guest was writing is not written for nobody', async () => {
  forgetGuest()
  localStorage.setItem('souk.guest', 'old')
  const asked = refusesTokens('session_revoked')
  const refused = await answer(carts.POST('/cart/add', { body: { variant_id: 'v', quantity: 1 } })).catch(asProblem)
  expect(refused).toMatchObject({ status: 401, code: 'session_revoked' })
  expect(asked).toEqual(['POST Bearer old'])
})
