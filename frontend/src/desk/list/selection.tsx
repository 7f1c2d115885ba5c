import { plural } from '@lingui/core/macro'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'

import { Button } from '@/ui/button'

import { useKeys } from '../keys/keys'
import { useKept } from './kept'

export interface Bulk<Row> {
  id: string
  /** What it does with what is selected, as a button says it. */
  name: ReactNode
  run: (rows: readonly Row[]) => void
}

export interface Selection<Row> {
  rows: readonly Row[]
  /** How many of them the page does not show. */
  elsewhere: number
  all: boolean
  has: (key: string) => boolean
  turn: (row: Row, on: boolean) => void
  turnAll: (on: boolean) => void
  clear: () => void
}

const NONE: ReadonlyMap<string, unknown> = new Map()

/** What of a list is selected, whatever page it is on. */
export function useSelection<Row>(list: string, items: readonly Row[], keyOf: (row: Row) => string): Selection<Row> {
  const selected = useKept((kept) => kept.selected[list]) ?? NONE
  const { select, deselect } = useKept.getState()
  const shown = new Set(items.map(keyOf))
  // What is read anew is what the reader sees from then on: what is done with it is done with that.
  useEffect(() => {
    const newer = items.map((row) => [keyOf(row), row] as const).filter(([key, row]) => selected.has(key) && selected.get(key) !== row)
    if (newer.length > 0) select(list, newer, true)
  })
  return {
    rows: [...selected.values()] as Row[],
    elsewhere: [...selected.keys()].filter((key) => !shown.has(key)).length,
    all: items.length > 0 && items.every((row) => selected.has(keyOf(row))),
    has: (key) => selected.has(key),
    turn: (row, on) => { select(list, [[keyOf(row), row]], on) },
    turnAll: (on) => { select(list, items.map((row) => [keyOf(row), row] as const), on) },
    clear: () => { deselect(list) },
  }
}

/** How much is selected, and what can be done with it; it stays in view, and its live text is there from the start. */
export function SelectionBar<Row>({ selection, bulk }: { selection: Selection<Row>; bulk: readonly Bulk<Row>[] }): ReactNode {
  const { t } = useLingui()
  const { rows, elsewhere, clear } = selection
  const count = rows.length
  const box = useRef<HTMLElement>(null)
  useKeys([{ key: 'b', name: t`To what can be done with the selection`, run: () => { box.current?.querySelector('button')?.focus() } }])
  const away = plural(elsewhere, { one: '# not in this view', other: '# not in this view' })
  return (
    <section ref={box} aria-label={t`Selection`} className={count === 0 ? 'sr-only' : 'sticky bottom-4 z-20 flex flex-wrap items-center gap-2 rounded-card border border-control bg-surface px-4 py-2 shadow-dialog'}>
      <p role="status" className="me-auto font-semibold">
        {count > 0 && (elsewhere > 0
          ? <Trans><Plural value={count} one="# selected" other="# selected" />, {away}</Trans>
          : <Plural value={count} one="# selected" other="# selected" />)}
      </p>
      {count > 0 && bulk.map(({ id, name, run }) => (
        <Button key={id} kind="outline" size="sm" onClick={() => { run(rows) }}>{name}</Button>
      ))}
      {count > 0 && <Button kind="quiet" size="sm" onClick={clear}><Trans>Select none</Trans></Button>}
    </section>
  )
}
