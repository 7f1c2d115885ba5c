/**
 * Tells analytics-service what happens in this page, some of it at once. An event's id says when it happened by the server's
 * clock, and stays when it is sent again: it is counted once.
 */
import { type Happening, onHappened } from '@/api/happened'
import { asProblem } from '@/api/problem'

import { leaveEvents, sendEvents, type ShopEvent, type TakenEvents } from './api/send-events'
import { mayRemember } from './consent'
import { uuid7 } from './uuid7'
import { type Visit, visitAt } from './visit'

/** What happens within so many milliseconds goes together. */
const REST = 3_000
/** So many at most go together: a page that is left may send 64 kB. */
const MOST_SENT = 50
/** The oldest are dropped beyond it. */
const MOST_WAITING = 200
/** How long nobody is asked after the first failure, in milliseconds; twice as long after each further one. */
const PAUSE = 30_000
/** After so many failures one after another, nobody is asked by this page any more. */
const MOST_FAILURES = 4

interface Waiting {
  happening: Happening
  /** By this browser's clock, in milliseconds since the epoch. */
  at: number
  visit: Visit | undefined
  id?: string
}

let waiting: Waiting[] = []
let underWay: Waiting[] = []
/** How much the server's clock is ahead of this one, in milliseconds; it has said so. */
let ahead: number | undefined
let failures = 0
let clock: ReturnType<typeof setTimeout> | undefined

/** An event as it is sent. Who takes back the consent is not linked by what waits either. */
function eventOf(each: Waiting): ShopEvent {
  each.id ??= uuid7(each.at + (ahead ?? 0))
  return { id: each.id, ...each.happening, ...(mayRemember() && each.visit) }
}

function schedule(rest: number): void {
  clock ??= setTimeout(() => {
    clock = undefined
    void send()
  }, rest)
}

/** What the server's clock says decides: what it did not believe is told once more, by its time. */
function learn({ server_time, rejected }: TakenEvents, sent: readonly Waiting[]): void {
  const first = ahead === undefined
  ahead ??= Date.parse(server_time) - Date.now()
  if (!first) return
  const again = rejected.flatMap(({ index, code }) => (code === 'clock_skew' ? (sent[index] ?? []) : []))
  waiting = [...again.map(({ happening, at, visit }) => ({ happening, at, visit })), ...waiting]
}

/** Whoever did not answer is asked later; what was refused would be refused again. */
function give(thrown: unknown, sent: Waiting[]): number {
  const problem = asProblem(thrown)
  if (!problem.passing && problem.status < 500 && problem.status !== 429) return REST
  const pause = Math.max((problem.retryAfter ?? 0) * 1000, PAUSE * 2 ** failures)
  failures += 1
  waiting = [...sent, ...waiting].slice(-MOST_WAITING)
  if (failures === MOST_FAILURES) stop()
  return pause
}

async function send(): Promise<void> {
  if (underWay.length > 0 || waiting.length === 0) return
  underWay = waiting.splice(0, MOST_SENT)
  let rest = REST
  try {
    learn(await sendEvents(underWay.map(eventOf), mayRemember()), underWay)
    failures = 0
  } catch (thrown) {
    rest = give(thrown, underWay)
  }
  underWay = []
  if (waiting.length > 0 || failures > 0) schedule(rest)
}

/** The page may not come back: what waits is sent without hearing an answer, unless nobody answered before. */
function leave(): void {
  if (document.visibilityState !== 'hidden' || failures > 0) return
  while (waiting.length > 0) {
    if (!leaveEvents(waiting.slice(0, MOST_SENT).map(eventOf))) return
    waiting.splice(0, MOST_SENT)
  }
}

function hear(happening: Happening, at: number): void {
  waiting = [...waiting, { happening, at, visit: mayRemember() ? visitAt(at) : undefined }].slice(-MOST_WAITING)
  schedule(REST)
}

/** From now on what happens is told. */
export function track(): void {
  onHappened(hear)
  document.addEventListener('visibilitychange', leave)
}

/** Nothing is told any more, and what waited is forgotten. */
export function stop(): void {
  onHappened(() => undefined)
  document.removeEventListener('visibilitychange', leave)
  clearTimeout(clock)
  clock = undefined
  waiting = []
  ahead = undefined
  failures = 0
}
