/** What a list keeps beside its address: what is selected and where the reader was, for this document; views and density, in the browser. */
import { create } from 'zustand'

import { storage } from '@/api/storage'
import { onSwitch } from '@/api/token'

export interface View {
  name: string
  /** Filters and order, as the address says them. */
  view: string
}

interface Kept {
  /** By list: each selected row by its key, also those of other pages. */
  selected: Readonly<Record<string, ReadonlyMap<string, unknown>>>
  select: (list: string, rows: readonly (readonly [string, unknown])[], on: boolean) => void
  deselect: (list: string) => void
  /** By list: the row that last had the focus. */
  last: Readonly<Record<string, string>>
  visit: (list: string, row: string) => void
  dense: boolean
  setDense: (dense: boolean) => void
  views: Readonly<Record<string, readonly View[]>>
  setViews: (list: string, views: readonly View[]) => void
}

const DENSE = 'souk.desk.dense'
const VIEWS = 'souk.desk.views'

const isView = (said: unknown): said is View =>
  typeof said === 'object' && said !== null && 'name' in said && typeof said.name === 'string' && 'view' in said && typeof said.view === 'string'

function storedViews(): Record<string, View[]> {
  try {
    const said = JSON.parse(storage.get(VIEWS) ?? '{}') as Record<string, unknown>
    return Object.fromEntries(Object.entries(said).map(([list, views]) => [list, Array.isArray(views) ? views.filter(isView) : []]))
  } catch {
    return {}
  }
}

export const useKept = create<Kept>()((set, get) => ({
  selected: {},
  select: (list, rows, on) => {
    const now = new Map(get().selected[list])
    for (const [key, row] of rows) {
      if (on) now.set(key, row)
      else now.delete(key)
    }
    set({ selected: { ...get().selected, [list]: now } })
  },
  deselect: (list) => { set({ selected: { ...get().selected, [list]: new Map() } }) },
  last: {},
  visit: (list, row) => { set({ last: { ...get().last, [list]: row } }) },
  dense: storage.get(DENSE) !== undefined,
  setDense: (dense) => {
    storage.set(DENSE, dense ? '1' : undefined)
    set({ dense })
  },
  views: storedViews(),
  setViews: (list, views) => {
    const all = { ...get().views, [list]: views }
    storage.set(VIEWS, JSON.stringify(all))
    set({ views: all })
  },
}))

// Rows hold people's names: who comes next sees none that was selected before.
onSwitch(() => { useKept.setState({ selected: {}, last: {} }) })
