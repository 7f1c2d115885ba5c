import { expect, test } from 'vitest'

import { Intent } from './intent'
import { ApiProblem } from './problem'

const failing = (keys: string[], problem: ApiProblem) => (key: string) => { keys.push(key); return Promise.reject(problem) }

test.each([
  ['nobody answered', new ApiProblem(0, { code: 'network' }), true],
  ['a service was away', new ApiProblem(503, { code: 'unavailable' }), true],
  ['it broke on the way', new ApiProblem(500, { code: 'internal_error' }), true],
  ['it is still under way', new ApiProblem(409, { code: 'idempotency_in_progress' }), true],
  ['it was refused', new ApiProblem(409, { code: 'refund_in_progress' }), false],
  ['it was not valid', new ApiProblem(422, { code: 'invalid_refund' }), false],
])('the same again where %s', async (_, problem, same) => {
  const [intent, keys] = [new Intent(), new Array<string>()]
  await intent.run({ a: 1 }, failing(keys, problem)).catch(() => undefined)
  await intent.run({ a: 1 }, failing(keys, problem)).catch(() => undefined)
  expect(keys[0] === keys[1]).toBe(same)
})

test('another thing has another key, and so has the same after it was done', async () => {
  const [intent, keys] = [new Intent(), new Array<string>()]
  const done = (key: string) => { keys.push(key); return Promise.resolve() }
  await intent.run({ a: 1 }, failing(keys, new ApiProblem(503, {}))).catch(() => undefined)
  await intent.run({ a: 2 }, done)
  await intent.run({ a: 2 }, done)
  expect(new Set(keys).size).toBe(3)
})
