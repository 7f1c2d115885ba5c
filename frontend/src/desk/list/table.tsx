import { useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { Link, useLocation } from 'react-router'

import { useKept } from './kept'
import type { ListAddress } from './list-address'
import { type Column, type DataListProps, narrow, orders } from './props'
import { useRowKeys } from './row-keys'
import type { Selection } from './selection'

export interface TableProps<Row> extends DataListProps<Row> {
  items: readonly Row[]
  selection: Selection<Row>
}

/** The rows of a page, as a real table. */
export function Table<Row>(props: TableProps<Row>): ReactNode {
  const { t } = useLingui()
  const { label, name, bulk, items, selection, address, query } = props
  const columns = props.columns.filter(({ id }) => !address.hidden.includes(id))
  const box = useRef<HTMLDivElement>(null)
  useRowKeys(props, box)
  const dense = useKept((kept) => kept.dense)
  const padding = dense ? 'py-1' : 'py-2.5'
  const head = 'sticky top-0 z-10 border-b border-line bg-sunken px-3 py-2 text-sm font-semibold whitespace-nowrap text-muted first:rounded-ss-card last:rounded-se-card'
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
            <th scope="col" aria-sort={orderOf(address.sort, name.sort)} className={`${head} text-start`}>
              {name.sort ? <SortLink address={address} sort={name.sort}>{name.head}</SortLink> : name.head}
            </th>
            {columns.map(({ id, head: title, end, wide, sort }) => (
              <th key={id} scope="col" aria-sort={orderOf(address.sort, sort)} className={`${head} ${end ? 'text-end' : 'text-start'} ${narrow(wide)}`}>
                {sort ? <SortLink address={address} sort={sort}>{title}</SortLink> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((row) => <Row key={props.keyOf(row)} row={row} {...props} columns={columns} padding={padding} />)}
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
      <th scope="row" className={`${cell} text-start font-semibold max-lg:min-w-44`}>
        <Link to={name.to(row)} state={{ from: pathname }} data-row={key} className="link inline-block min-h-6 align-middle no-underline hover:underline">
          {name.show ? name.show(row) : <bdi>{called}</bdi>}
        </Link>
      </th>
      {columns.map(({ id, cell: show, end, wide, cut }) => (
        <td key={id} className={`${cell} max-lg:min-w-28 ${end ? 'text-end whitespace-nowrap' : ''} ${cut ? 'w-[15%] max-w-0 min-w-36 truncate' : ''} ${narrow(wide)}`}>{show(row)}</td>
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

type Sort = NonNullable<Column<never>['sort']>

function orderOf(present: string | undefined, sort: Sort | undefined): 'ascending' | 'descending' | undefined {
  if (sort === undefined || present === undefined) return undefined
  const { up, down } = orders(sort)
  return present === up ? 'ascending' : present === down ? 'descending' : undefined
}

/** Orders by this column: upwards, then downwards, then as the service does; what a service does not know is left out. */
function SortLink({ address, sort, children }: { address: ListAddress; sort: Sort; children: ReactNode }): ReactNode {
  const order = orderOf(address.sort, sort)
  const { up, down } = orders(sort)
  const ways = [up, down].filter((each) => each !== undefined)
  const next = order === undefined ? ways[0] : ways[ways.indexOf(address.sort ?? '') + 1]
  const Arrow = order === 'descending' || (order === undefined && up === undefined) ? ArrowDown : ArrowUp
  return (
    <button type="button" onClick={() => { address.change({ sort: next ?? '' }) }} className="group/sort inline-flex min-h-6 items-center gap-1 font-semibold hover:text-ink">
      {children}
      <Arrow aria-hidden className={`size-4 ${order ? '' : 'opacity-0 group-hover/sort:opacity-60'}`} />
    </button>
  )
}
