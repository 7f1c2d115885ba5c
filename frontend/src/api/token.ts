/**
 * Who is asking. The access token lives in memory; what renews it is a cookie that no script reads. A guest's token lasts
 * thirty days, belongs to a cart and nothing else, and is kept by the browser.
 */
import type { components } from './generated/auth'
import { ApiProblem, asProblem } from './problem'
import { storage, tabStorage } from './storage'

type TokenAnswer = components['schemas']['TokenAnswer']
type GuestAnswer = components['schemas']['GuestAnswer']
export type User = components['schemas']['UserAnswer']

const GUEST = 'souk.guest'
const SIGNED_IN = 'souk.signed-in'
const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('souk.session')

interface Held {
  token: string
  user: User
  /** When to renew it, in milliseconds since the epoch: at four fifths of its life. */
  renewAt: number
}

type Said = { kind: 'in'; held: Held } | { kind: 'out'; chosen: boolean }

let held: Held | undefined
let left = false
let guest: string | undefined
const listeners = new Set<() => void>()
const changes = new Set<(user: User | undefined) => void>()

function changed(): void {
  for (const listener of listeners) listener()
}

/** The person who is signed in here, or undefined. For `useSyncExternalStore`. */
export const person = (): User | undefined => held?.user
export function onPerson(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
/** Called when another person, or nobody, is signed in from now on: what was read before belongs to someone else. */
export function onSwitch(listener: (user: User | undefined) => void): void {
  changes.add(listener)
}

/** The guest's token, for merging its cart; undefined where there is none. */
export const guestToken = (): string | undefined => guest ?? (guest = storage.get(GUEST))

/** Forget the guest: its cart has been merged, or its owner registered. */
export function forgetGuest(): void {
  guest = undefined
  storage.set(GUEST, undefined)
}

function hold(answer: TokenAnswer): Held {
  const renewAt = Date.now() + answer.expires_in * 800
  return { token: answer.access_token, user: answer.user, renewAt }
}

function become(next: Held | undefined): void {
  // Who signed in here earlier is no other one: nothing was read before that was known.
  const other = settled && held?.user.id !== next?.user.id
  held = next
  storage.set(SIGNED_IN, next ? '1' : undefined)
  changed()
  if (other) for (const listener of changes) listener(next?.user)
}

/** This browser is signed in from now on; other tabs learn it. */
export function signedIn(answer: TokenAnswer): void {
  become(hold(answer))
  if (held) channel?.postMessage({ kind: 'in', held } satisfies Said)
}

/** The account says something else of itself now, such as a new name; other tabs learn it. */
export function changedUser(user: User): void {
  if (held?.user.id !== user.id) return
  become({ ...held, user })
  channel?.postMessage({ kind: 'in', held } satisfies Said)
}

/** Whether somebody signed in here and nobody signed out: without a person, the shop could not be asked. */
export const expected = (): boolean => storage.get(SIGNED_IN) !== undefined

/** Who leaves by choice leaves nothing behind: a tab keeps half a checkout, and what opens an order. */
function leave(chosen: boolean): void {
  left = chosen
  if (chosen) tabStorage.clear()
  become(undefined)
}

/** This browser is signed out from now on, by choice or because the session ended; other tabs learn it. */
export function signedOut(chosen = false): void {
  leave(chosen)
  channel?.postMessage({ kind: 'out', chosen } satisfies Said)
}

/** Whether the last person here left by choice. */
export const hasLeft = (): boolean => left

channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => {
  if (data.kind === 'out') {
    leave(data.chosen)
    return
  }
  left = false
  become(data.held)
})

// A page that the browser kept as it was, and shows again: whoever signed out since must not be seen in it.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted && expected() !== (held !== undefined)) window.location.reload()
})

async function post<Answer>(path: string, body: object): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(`${window.location.origin}/api${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    })
  } catch (thrown) {
    throw asProblem(thrown)
  }
  const said = (await response.json().catch(() => ({}))) as Answer & Record<string, unknown>
  if (!response.ok) throw new ApiProblem(response.status, said, response.headers)
  return said
}

async function withLock<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work()
  return navigator.locks.request('souk.refresh', work)
}

let renewing: Promise<string | undefined> | undefined

/** A token that is not `stale`: another tab may have renewed it while this one waited. Undefined: the session is over. */
export function renew(stale: string | undefined): Promise<string | undefined> {
  return (renewing ??= withLock(async () => {
    if (held && held.token !== stale) return held.token
    try {
      signedIn(await post<TokenAnswer>('/auth/refresh', {}))
      return held?.token
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status === 401) signedOut()
      else throw problem
      return undefined
    }
  }).finally(() => {
    renewing = undefined
  }))
}

let begun: Promise<void> | undefined
let settled = false

function settle(): void {
  settled = true
  changed()
}

/** Whether it is known who is asking. For `useSyncExternalStore`. */
export const isSettled = (): boolean => settled

/** Once, before the first request: who signed in here earlier is signed in again. A shop that is away delays nobody. */
export function begin(): Promise<void> {
  return (begun ??= (expected() ? renew(undefined) : Promise.resolve()).then(settle, settle))
}

/** The token to send, renewed in time; undefined where nobody has signed in or put anything into a cart. */
export async function bearer(): Promise<string | undefined> {
  await begin()
  if (!held || Date.now() <= held.renewAt) return held?.token ?? guestToken()
  const { token } = held
  // While nobody can renew it, the token has a fifth of its life left, and what everybody may read needs none.
  return renew(token).catch(() => token)
}

let arriving: Promise<string> | undefined

/** Like `bearer`, and makes a guest where there is nobody: for the first thing that is put into a cart. */
export async function bearerOrGuest(): Promise<string> {
  const token = await bearer()
  if (token) return token
  return (arriving ??= post<GuestAnswer>('/auth/guest', {})
    .then((answer) => {
      guest = answer.access_token
      storage.set(GUEST, guest)
      return guest
    })
    .finally(() => {
      arriving = undefined
    }))
}
