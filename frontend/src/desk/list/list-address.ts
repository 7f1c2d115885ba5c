/** What a list shows stands in its address: filters, order, columns and page. So a reload, a link and the way back find it again. */
import { useLocation, useNavigate, useSearchParams } from 'react-router'

/** The values that a filter takes, or `text` for whatever is typed. */
type Filter = readonly string[] | 'text'

interface ListSpec<Name extends string> {
  filters: Readonly<Record<Name, Filter>>
  /** Orders that the service knows beside its own. */
  sorts?: readonly string[]
}

export interface ListAddress<Name extends string = string> {
  /** Of each filter that is set, its value. */
  values: Readonly<Partial<Record<Name, string>>>
  sort: string | undefined
  /** Columns that the reader does not want to see. */
  hidden: readonly string[]
  /** Whether any filter is set. */
  filtered: boolean
  /** Of the page that is shown; undefined is the first one. */
  cursor: string | undefined
  page: number
  /** Filters, order and columns as a query, in one spelling: what a saved view keeps. */
  view: string
  change: (changes: Partial<Record<Name | 'sort', string | undefined>>) => void
  hide: (columns: readonly string[]) => void
  /** Without filters; order and columns stay. */
  clear: () => void
  next: (cursor: string) => void
  previous: () => void
}

const CURSOR = 'after'
const PAGE = 'page'
const WITHOUT = 'without'

/** Of a query what the list knows; anything else is dropped, for an old link is no error. */
function known<Name extends string>(search: URLSearchParams, { filters, sorts = [] }: ListSpec<Name>) {
  const values: Partial<Record<Name, string>> = {}
  for (const [name, filter] of Object.entries(filters) as [Name, Filter][]) {
    const value = search.get(name)?.trim()
    if (value && (filter === 'text' || filter.includes(value))) values[name] = value
  }
  const sort = search.get('sort') ?? ''
  const hidden = (search.get(WITHOUT) ?? '').split(' ').filter(Boolean)
  return { values, sort: sorts.includes(sort) ? sort : undefined, hidden }
}

function viewOf(values: object, sort: string | undefined, hidden: readonly string[]): string {
  const set = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const more = [...(sort ? [['sort', sort]] : []), ...(hidden.length > 0 ? [[WITHOUT, [...hidden].sort().join(' ')]] : [])]
  return new URLSearchParams([...set, ...more].sort()).toString()
}

/** The list's part of the address, and the ways to change it. */
export function useListAddress<Name extends string>(spec: ListSpec<Name>): ListAddress<Name> {
  const [search] = useSearchParams()
  const { state } = useLocation() as { state: { paged?: boolean } | null }
  const navigate = useNavigate()
  const { values, sort, hidden } = known(search, spec)
  const view = viewOf(values, sort, hidden)
  const cursor = search.get(CURSOR) ?? undefined
  const page = cursor === undefined ? 1 : Math.max(2, Number.parseInt(search.get(PAGE) ?? '', 10) || 2)
  const go = (query: string): void => void navigate({ search: query }, { preventScrollReset: true })
  return {
    values, sort, hidden, cursor, page, view,
    filtered: Object.keys(values).length > 0,
    change: ({ sort: ordered = sort, ...changes }: Partial<Record<string, string | undefined>>) => { go(viewOf({ ...values, ...changes }, ordered, hidden)) },
    hide: (columns) => {
      // The page stays: its rows are the same.
      const query = new URLSearchParams(viewOf(values, sort, columns))
      for (const name of [CURSOR, PAGE]) if (search.has(name)) query.set(name, search.get(name) ?? '')
      void navigate({ search: query.toString() }, { preventScrollReset: true, replace: true, state })
    },
    clear: () => { go(viewOf({}, sort, hidden)) },
    next: (after) => {
      const query = new URLSearchParams(view)
      query.set(CURSOR, after)
      query.set(PAGE, String(page + 1))
      void navigate({ search: query.toString() }, { state: { paged: true } })
    },
    // A cursor knows only what follows it: the page before is the one that led here. Whoever came by a link begins anew.
    previous: () => void (state?.paged ? navigate(-1) : navigate({ search: view })),
  }
}
