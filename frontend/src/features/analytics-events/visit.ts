import { newKey } from '@/api/idempotency'
import { storage } from '@/api/storage'

import { SESSION, VISITOR } from './consent'

/** A visit ends after so long without an event, in milliseconds. */
const IDLE = 30 * 60_000

export interface Visit {
  visitor: string
  session: string
}

/** The visit to which an event of `now` belongs, in milliseconds since the epoch; tabs share it. Only for who agreed. */
export function visitAt(now: number): Visit {
  const [held = '', last = ''] = storage.get(SESSION)?.split(' ') ?? []
  const session = held && Math.abs(now - Number(last)) < IDLE ? held : newKey()
  storage.set(SESSION, `${session} ${now}`)
  const visitor = storage.get(VISITOR) ?? newKey()
  storage.set(VISITOR, visitor)
  return { visitor, session }
}
