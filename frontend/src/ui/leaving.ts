import { create } from 'zustand'

interface Leaving {
  ids: ReadonlySet<string>
  add: (id: string) => void
  drop: (id: string) => void
}

/** A store of what was removed a moment ago and can still be kept: no service has been told. */
export const leaving = () =>
  create<Leaving>()((set) => ({
    ids: new Set(),
    add: (id) => { set(({ ids }) => ({ ids: new Set([...ids, id]) })) },
    drop: (id) => { set(({ ids }) => ({ ids: new Set([...ids].filter((each) => each !== id)) })) },
  }))
