/** Which products were looked at in this browser, the latest first: ids alone, kept here and sent nowhere. */
import { storage } from '@/api/storage'

const KEY = 'souk.seen'
const MOST = 20

export const seen = (): string[] => storage.get(KEY)?.split(',').filter(Boolean) ?? []

function keep(ids: readonly string[]): void {
  storage.set(KEY, ids.length ? ids.slice(0, MOST).join(',') : undefined)
}

/** This product has been looked at. */
export const see = (id: string): void => { keep([id, ...seen().filter((each) => each !== id)]) }

/** It is not to be shown again: its visitor said so, or it is gone. */
export const unsee = (id: string): void => { keep(seen().filter((each) => each !== id)) }

export const unseeAll = (): void => { keep([]) }
