/** Whether this browser may be remembered while visits are counted. Nothing is remembered before somebody says yes. */
import { useSyncExternalStore } from 'react'

import { storage } from '@/api/storage'

type Consent = 'yes' | 'no'

const KEY = 'souk.consent'
/** What is remembered then: one random id for the browser, one for the visit. */
export const VISITOR = 'souk.visitor'
export const SESSION = 'souk.session'

/** What browsers tell the other tabs; this one is told the same. */
const CHANGED = 'storage'

/** What was said in this browser, in any tab; undefined where nothing was. */
const consent = (): string | undefined => storage.get(KEY)
export const mayRemember = (): boolean => consent() === ('yes' satisfies Consent)

/** This was said; undefined: it is asked again. Without a yes nothing of earlier visits stays in this browser. */
export function say(said: Consent | undefined): void {
  storage.set(KEY, said)
  if (said !== 'yes') for (const key of [VISITOR, SESSION]) storage.set(key, undefined)
  window.dispatchEvent(new Event(CHANGED))
}

function listen(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener)
  return () => { window.removeEventListener(CHANGED, listener) }
}

/** Whether nothing was said yet. */
export const useUnasked = (): boolean => useSyncExternalStore(listen, consent) === undefined
