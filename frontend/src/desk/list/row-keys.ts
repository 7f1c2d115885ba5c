import { useLingui } from '@lingui/react/macro'
import type { RefObject } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { useKeys } from '../keys/keys'
import { useKept } from './kept'
import type { TableProps } from './table'

/** `j` and `k` go from row to row, `Enter` opens, `x` selects, `e` changes. */
export function useRowKeys<Row>({ list, items, keyOf, name, edit, bulk, selection }: TableProps<Row>, box: RefObject<HTMLDivElement | null>): void {
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
