import { type ReactNode, useRef, useState } from 'react'

import { rightToLeft } from '@/locale/locale'

import { useWidth } from '../use-width'
import { type ChartData, HEIGHT, lookOf, scales, type TableData, valueAt } from './chart'
import { ChartTable } from './chart-table'
import { Plot } from './plot'
import { Pointer } from './pointer'

interface LineChartProps extends TableData {
  /** What it is a picture of, for those who do not see it. */
  label: string
  /** A sentence that says what is to be seen in it. */
  finding: ReactNode
  /** A point's name below the axis, and a value's beside it: short ones. */
  shortPoint: (index: number) => string
  shortValue: (value: number) => string
  /** Values of pieces of time, such as a day's revenue: from nought up, joined straight. Else a value stays until the next one, as a price does. */
  counted?: boolean
  /** This piece of time is not over, and its values are those so far. */
  unfinished?: number | undefined
  /** It shows something else than was asked for, which is on its way. */
  waiting?: boolean
}

const WIDE = 640

/** Values over time as lines. Arrow keys, a finger or the pointer move along the points; the same numbers stand in a table. */
export function LineChart({ label, finding, shortPoint, shortValue, counted = false, unfinished, waiting = false, ...data }: LineChartProps): ReactNode {
  const { points, series, format } = data
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place, WIDE)
  const last = points.length - 1
  const [chosen, setChosen] = useState<number>()
  const at = Math.min(chosen ?? last, last)
  const placed = scales(data, width, rightToLeft, counted)
  const said = series.map((each) => `${each.name} ${valueAt(each, at, format)}`).join(', ')
  const lookAt = (clientX: number): void => {
    const from = place.current?.getBoundingClientRect().left ?? 0
    setChosen(Math.min(Math.max(Math.round(placed.x.invert(clientX - from)), 0), last))
  }
  return (
    <figure className="grid grid-cols-1 gap-4" aria-busy={waiting}>
      <figcaption className="max-w-prose text-lg">{finding}</figcaption>
      <Legend data={data} at={at} />
      <div
        ref={place}
        className="relative touch-pan-y overflow-hidden"
        onPointerMove={({ clientX }) => { lookAt(clientX) }}
        onPointerDown={({ clientX }) => { lookAt(clientX) }}
        onPointerLeave={() => { setChosen(undefined) }}
      >
        <Pointer label={label} last={last} at={at} said={`${points[at] ?? ''}: ${said}`} onChoose={setChosen} />
        <svg
          role="img"
          aria-label={label}
          width={width}
          height={HEIGHT}
          className={`block rounded-control -outline-offset-2 transition-opacity peer-focus-visible:outline-3 peer-focus-visible:outline-primary ${waiting ? 'opacity-60' : ''}`}
        >
          <Plot {...{ data, placed, at, width, shortPoint, shortValue, counted, unfinished }} />
        </svg>
      </div>
      <ChartTable {...data} />
    </figure>
  )
}

/** The point that is looked at, and what each line is there. */
function Legend({ data: { points, series, format }, at }: { data: ChartData; at: number }): ReactNode {
  return (
    <div aria-hidden className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-md">
      <span className="min-w-28 font-semibold">{points[at]}</span>
      {series.map((each, index) => {
        const { name } = each
        const { stroke, dashes } = lookOf(index)
        return (
          <span key={name} className="inline-flex max-w-full flex-wrap items-center gap-x-2 wrap-anywhere">
            <svg width={28} height={8} className={stroke}>
              <line x1={0} x2={28} y1={4} y2={4} strokeWidth={2.5} strokeDasharray={dashes} />
            </svg>
            <bdi className="text-muted">{name}</bdi>
            <bdi className="font-semibold">{valueAt(each, at, format)}</bdi>
          </span>
        )
      })}
    </div>
  )
}
