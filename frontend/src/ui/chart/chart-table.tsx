import { Trans } from '@lingui/react/macro'
import { ascending, descending } from 'd3-array'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'

import { type TableData, valueAt } from './chart'

/** By which column, -1 the points; and whether the highest comes first. */
interface Order {
  column: number
  down: boolean
}

/** The same numbers in rows, in whichever order. */
export function ChartTable(data: TableData): ReactNode {
  return (
    <details>
      <summary className="link inline-flex min-h-11 items-center">
        <Trans>Show as table</Trans>
      </summary>
      <Rows {...data} />
    </details>
  )
}

function Rows({ pointName, points, series: drawn, more = [], format, ranked = false, to }: TableData): ReactNode {
  const [{ column, down }, setOrder] = useState<Order>({ column: -1, down: !ranked })
  const series = [...drawn, ...more]
  const key = (row: number): number | undefined => (column < 0 ? row : (series[column]?.values[row] ?? undefined))
  const by = down ? descending : ascending
  // What is not known comes last in both directions.
  const rows = points.map((_, row) => row).sort((a, b) => Number(key(a) === undefined) - Number(key(b) === undefined) || by(key(a), key(b)))
  return (
    // What scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="group" aria-label={pointName} className="mt-2 max-h-96 overflow-auto rounded-card border border-line bg-surface">
      <table className="w-full text-md tabular-nums">
        <thead>
          <tr>
            {[pointName, ...series.map(({ name }) => name)].map((name, index) => (
              <th
                key={name}
                scope="col"
                aria-sort={column === index - 1 ? (down ? 'descending' : 'ascending') : 'none'}
                className="sticky top-0 bg-surface px-2 text-start"
              >
                <button
                  type="button"
                  onClick={() => { setOrder({ column: index - 1, down: column === index - 1 ? !down : true }) }}
                  className="inline-flex min-h-11 items-center gap-1 px-2 font-semibold hover:text-primary"
                >
                  <bdi>{name}</bdi>
                  {column === index - 1 && (down ? <ArrowDown aria-hidden className="size-4" /> : <ArrowUp aria-hidden className="size-4" />)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row} className="border-t border-line">
              <th scope="row" className="px-4 py-2 text-start font-normal">
                <Point name={points[row] ?? ''} to={to?.(row)} />
              </th>
              {series.map((each) => (
                <td key={each.name} className="px-4 py-2">
                  <bdi>{valueAt(each, row, format)}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Point({ name, to }: { name: string; to: string | undefined }): ReactNode {
  if (to === undefined) return <bdi>{name}</bdi>
  return <Link to={to} className="link inline-block min-h-6"><bdi>{name}</bdi></Link>
}
