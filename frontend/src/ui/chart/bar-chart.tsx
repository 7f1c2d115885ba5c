import { type ReactNode, useState } from 'react'

import { type Series, type TableData, valueAt } from './chart'
import { ChartTable } from './chart-table'
import { Pointer } from './pointer'

interface BarChartProps extends Omit<TableData, 'series' | 'ranked'> {
  /** What it is a picture of, for those who do not see it. */
  label: string
  /** A sentence that says what is to be seen in it. */
  finding: ReactNode
  /** What the bars are as long as: nought or more. */
  values: Series
  /** A bar's second line. */
  detail?: (index: number) => string
  /** So many bars; what the rest have together is one more, under this name. All of them stand in the table. */
  most?: number
  others?: string
  /** It shows something else than was asked for, which is on its way. */
  waiting?: boolean
}

interface Bar {
  name: string
  value: number
  said: string
  detail: string | undefined
}

/** Things beside each other as bars from nought, in the order given. Arrow keys or the pointer move along them; the same numbers stand in a table. */
export function BarChart({ label, finding, values, detail, most = 12, others, waiting = false, ...data }: BarChartProps): ReactNode {
  const [chosen, setChosen] = useState(0)
  const bars = barsOf({ values, detail, most, others, ...data })
  const at = Math.min(chosen, bars.length - 1)
  const longest = Math.max(...bars.map(({ value }) => value), 1)
  const { name = '', said = '', detail: more } = bars[at] ?? {}
  return (
    <figure className="grid grid-cols-1 gap-4" aria-busy={waiting}>
      <figcaption className="max-w-prose text-lg">{finding}</figcaption>
      <div className="relative">
        <Pointer downwards label={label} last={bars.length - 1} at={at} said={[`${name}: ${said}`, more].filter(Boolean).join(', ')} onChoose={setChosen} />
        <div
          role="img"
          aria-label={label}
          className="group grid rounded-control -outline-offset-2 peer-focus-visible:outline-3 peer-focus-visible:outline-primary"
        >
          {bars.map((bar, index) => (
            <div key={index} onPointerEnter={() => { setChosen(index) }} className={`grid gap-1 rounded-control px-2 py-1.5 ${index === at ? 'bg-sunken' : ''}`}>
              <div className="flex items-baseline justify-between gap-x-4 text-md">
                <bdi className="min-w-0 wrap-anywhere">{bar.name}</bdi>
                <bdi className="shrink-0 font-semibold tabular-nums">{bar.said}</bdi>
              </div>
              <div className="h-3">
                <div className={`h-full rounded-e-control bg-chart-1 transition-opacity ${bar.value > 0 ? 'min-w-0.5' : ''} ${waiting ? 'opacity-60' : ''}`} style={{ inlineSize: `${(bar.value / longest) * 100}%` }} />
              </div>
              {/* A sentence of ours, in the direction of the page: a percentage at its beginning has a mark of its own. */}
              {bar.detail && <span className="text-sm text-muted">{bar.detail}</span>}
            </div>
          ))}
        </div>
      </div>
      <ChartTable {...data} ranked series={[values]} />
    </figure>
  )
}

function barsOf({ points, values, format, detail, most = 12, others }: Omit<BarChartProps, 'label' | 'finding'>): Bar[] {
  const bars = points.slice(0, most).map((name, index) => ({ name, value: values.values[index] ?? 0, said: valueAt(values, index, format), detail: detail?.(index) }))
  const rest = values.values.slice(most).reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return others === undefined || points.length <= most ? bars : [...bars, { name: others, value: rest, said: format(rest), detail: undefined }]
}
