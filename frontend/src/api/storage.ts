interface Keeper {
  get: (key: string) => string | undefined
  set: (key: string, value: string | undefined) => void
  clear: () => void
}

/** Storage may be closed to the page: what it keeps is then forgotten with the page. */
function keeper(open: () => Storage): Keeper {
  const page = new Map<string, string>()
  return {
    get: (key) => {
      try {
        return open().getItem(key) ?? undefined
      } catch {
        return page.get(key)
      }
    },
    set: (key, value) => {
      try {
        if (value === undefined) open().removeItem(key)
        else open().setItem(key, value)
      } catch {
        if (value === undefined) page.delete(key)
        else page.set(key, value)
      }
    },
    clear: () => {
      page.clear()
      try {
        open().clear()
      } catch {
        // Closed, and empty.
      }
    },
  }
}

/** What the browser keeps, in every tab. */
export const storage = keeper(() => localStorage)

/** What a tab keeps, over reloads. */
export const tabStorage = keeper(() => sessionStorage)
