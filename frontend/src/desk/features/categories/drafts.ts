/** What was typed about categories and is not saved: the tab keeps it over a wrong click, a reload and signing in anew. */
import { create } from 'zustand'

import { tabStorage } from '@/api/storage'

import type { CategoryBody } from './api/change-categories'
import type { Category } from './api/read-categories'
import { lastPlace } from './tree'

/** The one that is still to be made. */
export const NEW = 'new'

export interface Draft {
  names: Readonly<Record<string, string>>
  slug: string
  /** An id; empty at the root. */
  parent: string
  /** The category that it was begun from; a new one comes from none. */
  was: Category | null
}

interface Drafts {
  drafts: Readonly<Record<string, Draft>>
  /** Without a draft it is as the service has it. */
  keep: (id: string, draft: Draft | undefined) => void
}

const KEY = 'souk.desk.categories'

function stored(): Record<string, Draft> {
  try {
    return JSON.parse(tabStorage.get(KEY) ?? '{}') as Record<string, Draft>
  } catch {
    return {}
  }
}

export const useDrafts = create<Drafts>()((set, get) => ({
  drafts: stored(),
  keep: (id, draft) => {
    const others = Object.entries(get().drafts).filter(([each]) => each !== id)
    const drafts = Object.fromEntries(draft ? [...others, [id, draft]] : others)
    tabStorage.set(KEY, draft || others.length > 0 ? JSON.stringify(drafts) : undefined)
    set({ drafts })
  },
}))

/** A draft that says nothing else than the category. */
export const draftOf = (category: Category): Draft =>
  ({ names: category.names, slug: category.slug, parent: category.parent_id ?? '', was: category })

export const emptyDraft = (parent: string): Draft => ({ names: {}, slug: '', parent, was: null })

const named = (names: Draft['names']): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([language, name]) => [language, name.trim()] as const).filter(([, name]) => name !== ''))

/** Whether it says anything else than what it was begun from. */
export function isChanged({ names, slug, parent, was }: Draft): boolean {
  if (!was) return Object.keys(named(names)).length > 0 || slug !== ''
  const before = JSON.stringify(Object.entries(was.names).sort())
  return JSON.stringify(Object.entries(named(names)).sort()) !== before || (slug.trim() || was.slug) !== was.slug || parent !== (was.parent_id ?? '')
}

/** What the service takes; whoever moves it elsewhere puts it last there. `now` is the category as it is known to be. */
export function bodyOf({ names, slug, parent }: Draft, categories: readonly Category[], now: Category | null): CategoryBody {
  const below = parent || null
  const stays = now !== null && now.parent_id === below
  return { names: named(names), ...(slug.trim() && { slug: slug.trim() }), parent_id: below, position: stays ? now.position : lastPlace(categories, below) }
}
