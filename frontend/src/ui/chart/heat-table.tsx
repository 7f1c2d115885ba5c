import type { ReactNode } from 'react'

interface HeatRow {
  name: string
  /** What the shares are of, in words. */
  size: string
  /** From 0 to 1; null where there is nothing yet. */
  shares: readonly (number | null)[]
  /** A share in words, such as how many that are. */
  inWords: (index: number) => string
}

interface HeatTableProps {
  /** What it shows, for those who hear it. */
  label: string
  /** A sentence that says what is to be seen in it. */
  finding: ReactNode
  /** Heads of the first two columns, and of each share. */
  rowName: string
  sizeName: string
  columns: readonly string[]
  rows: readonly HeatRow[]
  format: (share: number) => string
  waiting?: boolean
}

/** The darkest ground that text is still read on, in percent of the chart's colour; a test counts its contrast. */
export const DARKEST = 42

/** The ground of a share, against the highest of the table: a step for each tenth, so that neighbours differ visibly. */
const ground = (share: number, most: number): string => `color-mix(in srgb, var(--color-chart-1) ${Math.round((share / most) * 10) * (DARKEST / 10)}%, var(--color-surface))`

/** Below this nothing is dark, however little the rest is. */
const LITTLE = 0.1

/** Shares in rows and columns, each number on a ground that is the darker the higher it is. */
export function HeatTable({ label, finding, rowName, sizeName, columns, rows, format, waiting = false }: HeatTableProps): ReactNode {
  const most = Math.max(LITTLE, ...rows.flatMap(({ shares }) => shares.map((share) => share ?? 0)))
  const head = 'px-3 py-2 font-semibold whitespace-nowrap'
  return (
    <figure className="grid grid-cols-1 gap-4" aria-busy={waiting}>
      <figcaption className="max-w-prose text-lg">{finding}</figcaption>
      {/* What scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div tabIndex={0} role="group" aria-label={label} className={`overflow-x-auto rounded-card border border-line bg-surface transition-opacity ${waiting ? 'opacity-60' : ''}`}>
        <table className="w-full text-md tabular-nums">
          <thead className="bg-sunken text-sm text-muted">
            <tr>
              <th scope="col" className={`${head} text-start`}>{rowName}</th>
              <th scope="col" className={`${head} text-end`}>{sizeName}</th>
              {columns.map((name) => <th key={name} scope="col" className={`${head} text-center`}>{name}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, size, shares, inWords }) => (
              <tr key={name} className="border-t border-line">
                <th scope="row" className="px-3 py-2 text-start font-normal whitespace-nowrap">{name}</th>
                <td className="px-3 py-2 text-end"><bdi>{size}</bdi></td>
                {columns.map((column, index) => {
                  const share = shares[index] ?? null
                  if (share === null) return <td key={column} />
                  return <td key={column} title={inWords(index)} className="px-3 py-2 text-center" style={{ backgroundColor: ground(share, most) }}><bdi>{format(share)}</bdi></td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
