/** What a chart shows, and where on the page it stands. */
import { t } from '@lingui/core/macro'
import { extent } from 'd3-array'
import { scaleLinear } from 'd3-scale'

/** One line, or one column of the table: a value for each point; null is a gap. */
export interface Series {
  name: string
  values: readonly (number | null)[]
  /** Where its values are written otherwise than those of the chart. */
  format?: (value: number) => string
}

export interface ChartData {
  /** What the points are, such as `Day`. */
  pointName: string
  /** Each in full, such as `30 Nov 2026`; time rises. */
  points: readonly string[]
  series: readonly Series[]
  /** A value in full. */
  format: (value: number) => string
}

/** What the table shows beside what is drawn. */
export interface TableData extends ChartData {
  more?: readonly Series[]
  /** The points stand in an order of their own, the first of them first; else time rises, and the newest stands first. */
  ranked?: boolean
  /** Where a point leads. */
  to?: (index: number) => string | undefined
}

/** How lines differ besides their colour. */
const LOOKS = [
  { stroke: 'stroke-chart-1', fill: 'fill-chart-1', dashes: undefined },
  { stroke: 'stroke-chart-2', fill: 'fill-chart-2', dashes: '6 4' },
] as const
type Look = (typeof LOOKS)[number]
export const lookOf = (index: number): Look => LOOKS[index % LOOKS.length] ?? LOOKS[0]

export const HEIGHT = 240
const MARGIN = { top: 12, bottom: 30, start: 60, end: 14 } as const
const MOST_TICKS = 5

/** Lines behind what is counted stand at whole numbers. */
const LEAST_COUNTED = MOST_TICKS - 1

/** Where points and values stand in a picture so wide; time runs with the text. What is `counted` begins at nought. */
export function scales({ points, series }: ChartData, width: number, fromRight: boolean, counted = false) {
  const inner = [MARGIN.start, width - MARGIN.end]
  const x = scaleLinear()
    .domain([0, Math.max(points.length - 1, 1)])
    .range(fromRight ? inner.map((each) => width - each) : inner)
  const known = series.flatMap(({ values }) => values.filter((value) => value !== null))
  const [lowest = 0, highest = 1] = extent(known)
  const [least, most] = counted ? [Math.min(lowest, 0), Math.max(highest, LEAST_COUNTED)] : [lowest, highest]
  // A price that never changed stands in the middle.
  const room = least === most ? Math.max(Math.abs(most) * 0.1, 1) : 0
  const y = scaleLinear().domain([least - room, most + room]).nice(MOST_TICKS - 1).range([HEIGHT - MARGIN.bottom, MARGIN.top])
  const ticks = y.ticks(MOST_TICKS - 1)
  // What begins at nought shows where that is.
  const lines = counted && ticks.length > MOST_TICKS ? ticks.filter((_, index) => index % 2 === 0) : ticks.slice(-MOST_TICKS)
  return { x, y, lines, named: namedPoints(points.length, width) }
}

/** Which points have their name below the axis: the first, the last, and what has room between them. */
function namedPoints(count: number, width: number): number[] {
  const gaps = Math.min(Math.max(Math.floor(width / 160), 1), MOST_TICKS - 1, Math.max(count - 1, 1))
  return [...new Set(Array.from({ length: gaps + 1 }, (_, index) => Math.round((index / gaps) * (count - 1))))]
}

/** Values with a gap on both sides: no line goes through them. */
export const alone = ({ values }: Series): number[] =>
  values.flatMap((value, index) => (value !== null && values[index - 1] == null && values[index + 1] == null ? [index] : []))

/** A value in words. */
export function valueAt({ values, format: own }: Series, at: number, format: (value: number) => string): string {
  const value = values[at] ?? null
  return value === null ? t`not known` : (own ?? format)(value)
}
