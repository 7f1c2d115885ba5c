/**
 * The keys that make a repeat harmless. What a shopper means to buy has one key for as long as it is the same: a reload,
 * the way back, a double click and another tab of this browser find the order that the first request made.
 */
import { storage } from './storage'

const HELD = 'souk.purchase'

/** A purchase under way. `print` stands for what is asked, so that the browser keeps no address beyond its tab. */
interface Purchase {
  key: string
  print: string
  /** The cart as it was, by id and version: another one is another purchase. */
  cart: string
  orderId?: string
}

/** A UUID of version 4, also where the page came by plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x40], 6)
  bytes.set([((bytes[8] ?? 0) & 0x3f) | 0x80], 8)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Two 32-bit halves of FNV-1a: enough to see a change. A collision is refused by the services, never charged. */
function printOf(what: unknown): string {
  const text = JSON.stringify(what)
  let [low, high] = [0x811c9dc5, 0x01000193]
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - index), 0x01000193)
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36)
}

const isPurchase = (said: unknown): said is Purchase =>
  typeof said === 'object' && said !== null && 'key' in said && 'print' in said && 'cart' in said

/** The purchase that this browser has begun, if its end is not known yet. */
export function heldPurchase(): Purchase | undefined {
  try {
    const said: unknown = JSON.parse(storage.get(HELD) ?? 'null')
    return isPurchase(said) ? said : undefined
  } catch {
    return undefined
  }
}

/** The purchase of `body` from `cart`: the one that is held, or a new one where anything is different. */
export function purchaseOf(cart: string, body: unknown): Purchase {
  const held = heldPurchase()
  const print = printOf(body)
  if (held?.cart === cart && held.print === print) return held
  const begun: Purchase = { key: newKey(), print, cart }
  storage.set(HELD, JSON.stringify(begun))
  return begun
}

/** Its order is there from now on. */
export function holdOrder(key: string, orderId: string): void {
  const held = heldPurchase()
  if (held?.key === key) storage.set(HELD, JSON.stringify({ ...held, orderId }))
}

/** Its end is known, or it shall begin anew. With an order's id: only if it is that one's. */
export function forgetPurchase(orderId?: string): void {
  if (orderId === undefined || heldPurchase()?.orderId === orderId) storage.set(HELD, undefined)
}

/**
 * The key of an order's n-th attempt to pay. The order follows from its purchase's key, and attempts are counted by the
 * service: two tabs that begin the same attempt begin one.
 */
export const attemptKey = (orderId: string, attempt: number): string => `${orderId}.confirm.${attempt}`
