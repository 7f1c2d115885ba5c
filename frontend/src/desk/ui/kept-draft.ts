import { useState } from 'react'

import { tabStorage } from '@/api/storage'

/** What was begun and not saved: this tab keeps it over a wrong click, an ended session and a reload. `undefined` forgets it. */
export function useKeptDraft<Draft>(name: string, seen: Draft): [Draft, (draft: Draft | undefined) => void, boolean] {
  const key = `desk.draft.${name}`
  const [draft, setDraft] = useState(() => read(key) as Draft | undefined)
  const keep = (next: Draft | undefined): void => {
    setDraft(next)
    tabStorage.set(key, next && JSON.stringify(next))
  }
  return [draft ?? seen, keep, draft !== undefined]
}

function read(key: string): unknown {
  try {
    return JSON.parse(tabStorage.get(key) ?? '')
  } catch {
    return undefined
  }
}
