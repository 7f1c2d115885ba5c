import { Trans, useLingui } from '@lingui/react/macro'
import type { UseQueryResult } from '@tanstack/react-query'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'

import { Button } from '@/ui/button'
import { Notice } from '@/ui/notice'
import { Skeleton } from '@/ui/skeleton'
import { Empty, Failed } from '@/ui/states'

import { useKeys } from '../keys/keys'
import { useKept } from './kept'
import type { ListAddress } from './list-address'
import { Pages } from './pages'
import { type Bulk, SelectionBar, useSelection } from './selection'

export interface Column<Row> {
  id: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  /** Amounts and counts stand at the end of their column. */
  end?: boolean
  /** Not on narrow screens; `widest`: only where there is room for everything. */
  wide?: boolean | 'widest'
  /** Texts of any length, such as addresses: what is longer than the column is cut off. */
  cut?: boolean
  /** The order that the head's link asks for. */
  sort?: string
}

export interface DataListProps<Row> {
  /** The name under which the browser keeps what is selected. */
  list: string
  label: string
  query: UseQueryResult<{ items: Row[]; next_cursor?: string | null | undefined }>
  address: ListAddress
  keyOf: (row: Row) => string
  /** The first column: what the row is called, and where it leads. */
  name: { head: ReactNode; of: (row: Row) => string; show?: (row: Row) => ReactNode; to: (row: Row) => string }
  columns: readonly Column<Row>[]
  /** Where a row is changed, if anywhere. */
  edit?: (row: Row) => string
  /** What can be done with several rows; without any, none is selected. */
  bulk?: readonly Bulk<Row>[]
  /** What it says where there is nothing, and no filter. */
  empty: ReactNode
}

const narrow = (wide: Column<never>['wide']): string => (wide === 'widest' ? 'max-[88rem]:hidden' : wide ? 'max-md:hidden' : '')

/** A list as a real table: its rows by pointer and by keys, selected over pages, page by page. */
export function DataList<Row>(props: DataListProps<Row>): ReactNode {
  const { query: { data, error, refetch, isFetching }, address, list, bulk, keyOf, empty } = props
  const selection = useSelection(list, data?.items ?? [], keyOf)
  if (!data) {
    return error ? (
      <Failed title={<Trans>This list could not be read.</Trans>} problem={error} onRetry={() => void refetch()} retrying={isFetching} />
    ) : (
      <Loading />
    )
  }
  return (
    <div className="grid gap-4">
      {error && (
        <Notice kind="warn" title={<Trans>This list could not be read anew</Trans>}>
          <p><Trans>It shows what was read before.</Trans></p>
          <Button kind="outline" busy={isFetching} onClick={() => void refetch()} className="justify-self-start">
            <Trans>Try again</Trans>
          </Button>
        </Notice>
      )}
      {data.items.length === 0 ? <NothingHere address={address} empty={empty} /> : <Table {...props} items={data.items} selection={selection} />}
      <Pages address={address} next={data.next_cursor ?? undefined} />
      {bulk && <SelectionBar selection={selection} bulk={bulk} />}
    </div>
  )
}

function Loading(): ReactNode {
  return (
    <div className="grid gap-2 rounded-card border border-line bg-surface p-3">
      <p role="status" className="sr-only"><Trans>Loading</Trans></p>
      {Array.from({ length: 10 }, (_, index) => <Skeleton key={index} className="h-9" />)}
    </div>
  )
}

function NothingHere({ address, empty }: { address: ListAddress; empty: ReactNode }): ReactNode {
  if (address.view === '') return empty
  return (
    <Empty
      title={<Trans>Nothing matches these filters</Trans>}
      action={<Button kind="outline" onClick={address.clear}><Trans>Clear all filters</Trans></Button>}
    />
  )
}

interface TableProps<Row> extends DataListProps<Row> {
  items: readonly Row[]
  selection: ReturnType<typeof useSelection<Row>>
}

function Table<Row>(props: TableProps<Row>): ReactNode {
  const { t } = useLingui()
  const { label, name, columns, bulk, items, selection, address, query } = props
  const box = useRef<HTMLDivElement>(null)
  useRowKeys(props, box)
  const dense = useKept((kept) => kept.dense)
  const padding = dense ? 'py-1' : 'py-2.5'
  const head = 'sticky top-0 z-10 border-b border-line bg-sunken px-3 py-2 text-start text-sm font-semibold whitespace-nowrap text-muted first:rounded-ss-card last:rounded-se-card'
  return (
    <div ref={box} aria-busy={query.isPlaceholderData} className={`rounded-card border border-line bg-surface max-lg:overflow-x-auto ${query.isPlaceholderData ? 'opacity-60' : ''}`}>
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-md">
        <thead>
          <tr>
            {bulk && (
              <th scope="col" className={`${head} w-12`}>
                <Tick label={t`Select all on this page`} checked={selection.all} onTurn={selection.turnAll} />
              </th>
            )}
            <th scope="col" className={head}>{name.head}</th>
            {columns.map(({ id, head: title, end, wide, sort }) => (
              <th key={id} scope="col" aria-sort={orderOf(address.sort, sort)} className={`${head} ${end ? 'text-end' : ''} ${narrow(wide)}`}>
                {sort ? <SortLink address={address} sort={sort}>{title}</SortLink> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => <Row key={props.keyOf(row)} row={row} {...props} padding={padding} />)}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps<Row> extends TableProps<Row> {
  row: Row
  padding: string
}

function Row<Row>({ row, list, keyOf, name, columns, bulk, selection, padding }: RowProps<Row>): ReactNode {
  const { t } = useLingui()
  const key = keyOf(row)
  const last = useKept((kept) => kept.last[list] === key)
  const called = name.of(row)
  const chosen = selection.has(key)
  const { pathname } = useLocation()
  const cell = `border-b border-line px-3 ${padding} group-last:border-b-0`
  return (
    <tr
      onFocus={() => { useKept.getState().visit(list, key) }}
      className={`group ${chosen ? 'bg-primary-soft/50' : 'hover:bg-sunken'} ${last ? 'shadow-[inset_3px_0_var(--color-primary)] rtl:shadow-[inset_-3px_0_var(--color-primary)]' : ''}`}
    >
      {bulk && (
        <td className={cell}>
          <Tick label={t`Select ${called}`} checked={chosen} onTurn={(on) => { selection.turn(row, on) }} />
        </td>
      )}
      <th scope="row" className={`${cell} text-start font-semibold`}>
        <Link to={name.to(row)} state={{ from: pathname }} data-row={key} className="link inline-block min-h-6 no-underline hover:underline">
          {name.show ? name.show(row) : <bdi>{called}</bdi>}
        </Link>
      </th>
      {columns.map(({ id, cell: show, end, wide, cut }) => (
        <td key={id} className={`${cell} ${end ? 'text-end whitespace-nowrap' : ''} ${cut ? 'w-[15%] max-w-0 min-w-36 truncate' : ''} ${narrow(wide)}`}>{show(row)}</td>
      ))}
    </tr>
  )
}

function Tick({ label, checked, onTurn }: { label: string; checked: boolean; onTurn: (on: boolean) => void }): ReactNode {
  return (
    <label className="-m-2 grid size-9 place-items-center">
      <span className="sr-only">{label}</span>
      <input type="checkbox" checked={checked} onChange={({ target }) => { onTurn(target.checked) }} className="size-5" />
    </label>
  )
}

const orderOf = (present: string | undefined, sort: string | undefined): 'ascending' | 'descending' | undefined =>
  sort === undefined ? undefined : present === sort ? 'ascending' : present === `-${sort}` ? 'descending' : undefined

/** Orders by this column: upwards, then downwards, then as the service does. */
function SortLink({ address, sort, children }: { address: ListAddress; sort: string; children: ReactNode }): ReactNode {
  const order = orderOf(address.sort, sort)
  const next = { ascending: `-${sort}`, descending: '', none: sort }[order ?? 'none']
  const Arrow = order === 'descending' ? ArrowDown : ArrowUp
  return (
    <button type="button" onClick={() => { address.change({ sort: next }) }} className="inline-flex min-h-6 items-center gap-1 font-semibold hover:text-ink">
      {children}
      <Arrow aria-hidden className={`size-4 ${order ? '' : 'opacity-0'}`} />
    </button>
  )
}

/** `j` and `k` go from row to row, `Enter` opens, `x` selects, `e` changes. */
function useRowKeys<Row>({ list, items, keyOf, name, edit, bulk, selection }: TableProps<Row>, box: React.RefObject<HTMLDivElement | null>): void {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const go = (to: string): void => void navigate(to, { state: { from: pathname } })
  const present = (): Row | undefined => {
    const last = useKept.getState().last[list]
    return items.find((row) => keyOf(row) === last)
  }
  const step = (by: number): void => {
    const row = present()
    const at = row === undefined ? (by > 0 ? -1 : items.length) : items.indexOf(row)
    const links = box.current?.querySelectorAll<HTMLElement>('a[data-row]')
    links?.[Math.min(Math.max(at + by, 0), items.length - 1)]?.focus()
  }
  const of = (act: (row: Row) => void) => () => {
    const row = present()
    if (row !== undefined) act(row)
  }
  useKeys([
    { key: 'j', name: t`Next row`, run: () => { step(1) } },
    { key: 'k', name: t`Row before`, run: () => { step(-1) } },
    { key: 'Enter', name: t`Open the row`, run: of((row) => { go(name.to(row)) }) },
    ...(bulk ? [{ key: 'x', name: t`Select the row, or not`, run: of((row) => { selection.turn(row, !selection.has(keyOf(row))) }) }] : []),
    ...(edit ? [{ key: 'e', name: t`Change the row`, run: of((row) => { go(edit(row)) }) }] : []),
  ])
}
