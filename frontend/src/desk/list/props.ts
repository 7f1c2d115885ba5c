/** What a list is made of. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { ListAddress } from './list-address'
import type { Bulk } from './selection'

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
  /** The order that the head asks for: upwards by this name and downwards by `-name`, or by the service's own names. */
  sort?: string | Order
}

interface Order {
  up?: string
  down?: string
}

export interface DataListProps<Row> {
  /** The name under which the browser keeps what is selected. */
  list: string
  label: string
  query: UseQueryResult<{ items: Row[]; next_cursor?: string | null | undefined }>
  address: ListAddress
  keyOf: (row: Row) => string
  /** The first column: what the row is called, and where it leads. */
  name: { head: ReactNode; of: (row: Row) => string; show?: (row: Row) => ReactNode; to: (row: Row) => string; sort?: Column<Row>['sort'] }
  columns: readonly Column<Row>[]
  /** Where a row is changed, if anywhere. */
  edit?: (row: Row) => string
  /** What can be done with several rows; without any, none is selected. */
  bulk?: readonly Bulk<Row>[]
  /** Every order that the service knows, its own first, which has no name. */
  orders?: readonly [string, ...{ value: string; label: string }[]]
  /** How many there are, in words. */
  total?: ReactNode
  /** What can be done with the whole list, such as its CSV file. */
  tools?: ReactNode
  /** What it says where there is nothing, and no filter. */
  empty: ReactNode
}

/** The names of a column's orders. */
export const orders = (sort: string | Order): Order => (typeof sort === 'string' ? { up: sort, down: `-${sort}` } : sort)

/** On which screens a column shows. */
export const narrow = (wide: Column<never>['wide']): string => (wide === 'widest' ? 'max-[88rem]:hidden' : wide ? 'max-md:hidden' : '')
