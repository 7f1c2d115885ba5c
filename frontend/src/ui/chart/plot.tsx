import { curveLinear, curveStepAfter, line } from 'd3-shape'
import { type ReactNode, useId } from 'react'

import { rightToLeft } from '@/locale/locale'

import { alone, type ChartData, HEIGHT, lookOf, type scales, type Series } from './chart'

interface PlotProps {
  data: ChartData
  placed: ReturnType<typeof scales>
  /** The point that is looked at. */
  at: number
  width: number
  shortPoint: (index: number) => string
  shortValue: (value: number) => string
  counted: boolean
  unfinished: number | undefined
}

/** What is drawn: the axes, the lines, and where one looks. */
export function Plot({ data, placed: { x, y, lines, named }, at, width, shortPoint, shortValue, counted, unfinished }: PlotProps): ReactNode {
  const [low = 0, high = 0] = y.range()
  // Texts are laid out in the page's direction: their start is the side where reading begins.
  const [start, end] = rightToLeft ? [width, 0] : [0, width]
  const anchor = (nth: number): 'start' | 'middle' | 'end' => (nth === 0 ? 'start' : nth === named.length - 1 ? 'end' : 'middle')
  return (
    <>
      {unfinished !== undefined && unfinished > 0 && <Unfinished from={x(unfinished - 1)} to={x(unfinished)} low={low} high={high} />}
      {lines.map((value) => (
        <g key={value}>
          <line x1={x.range()[0]} x2={end} y1={y(value)} y2={y(value)} className="stroke-line" />
          <text x={start} y={y(value)} dy="0.32em" className="fill-muted text-sm tabular-nums">
            {shortValue(value)}
          </text>
        </g>
      ))}
      {named.map((index, nth) => (
        <text key={index} x={x(index)} y={HEIGHT - 8} textAnchor={anchor(nth)} className="fill-muted text-sm">
          {shortPoint(index)}
        </text>
      ))}
      <line x1={x(at)} x2={x(at)} y1={low} y2={high} className="stroke-control" />
      {data.series.map((each, index) => (
        <Line key={each.name} series={each} nth={index} at={at} x={x} y={y} counted={counted} />
      ))}
    </>
  )
}

interface LineProps {
  series: Series
  nth: number
  at: number
  x: (index: number) => number
  y: (value: number) => number
  counted: boolean
}

/** A value stays until the next one, or what was counted is joined; a gap stays a gap. */
function Line({ series, nth, at, x, y, counted }: LineProps): ReactNode {
  const { stroke, fill, dashes } = lookOf(nth)
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => x(index))
    .y((value) => y(value ?? 0))
    .curve(counted ? curveLinear : curveStepAfter)
  const dot = (index: number, size: number): ReactNode => (
    <circle key={index} cx={x(index)} cy={y(series.values[index] ?? 0)} r={size} className={`${fill} stroke-paper`} strokeWidth={2} />
  )
  return (
    <g>
      <path d={path(series.values) ?? undefined} fill="none" strokeWidth={2.5} strokeDasharray={dashes} className={stroke} />
      {alone(series).map((index) => dot(index, 4))}
      {series.values[at] != null && dot(at, 6)}
    </g>
  )
}

/** What is not over yet, hatched. */
function Unfinished({ from, to, low, high }: { from: number; to: number; low: number; high: number }): ReactNode {
  const id = useId()
  return (
    <>
      <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2={8} className="stroke-line" strokeWidth={5} />
      </pattern>
      <rect x={Math.min(from, to)} y={high} width={Math.abs(to - from)} height={low - high} fill={`url(#${id})`} />
    </>
  )
}
