import { type ReactNode, useState } from 'react'

import { onShortUtcDay, onUtcDay } from '@/locale/dates'
import { tag } from '@/locale/locale'
import { money, shortMoney } from '@/locale/money'
import { count } from '@/locale/numbers'
import { BarChart } from '@/ui/chart/bar-chart'
import { HeatTable } from '@/ui/chart/heat-table'
import { LineChart } from '@/ui/chart/line-chart'
import { Pointer } from '@/ui/chart/pointer'
import { Sparkline } from '@/ui/chart/sparkline'

import { say } from './samples'
import { Columns, Section } from './section'

type Values = readonly (number | null)[]

const now: Values = [1200, 1400, 1400, null, null, 1100, 900, 1300, 1600, 1800]
const before: Values = [1000, 1000, 1200, 1200, 1150, 1150, 1300, 1300, null, 1500]
const day = (index: number): string => new Date(Date.UTC(2026, 10, index + 1)).toISOString().slice(0, 10)

interface SampleProps {
  lines: readonly { name: string; values: Values }[]
  currency?: string
  waiting?: boolean
  counted?: boolean
  unfinished?: number
}

function Sample({ lines, currency = 'EUR', waiting = false, counted = false, unfinished }: SampleProps): ReactNode {
  const count = lines[0]?.values.length ?? 0
  return (
    <LineChart
      label={say.thing}
      finding={say.found}
      pointName={say.name}
      points={Array.from({ length: count }, (_, index) => onUtcDay(day(index)))}
      series={lines}
      format={(amount) => money({ amount, currency })}
      shortValue={(amount) => shortMoney({ amount, currency })}
      shortPoint={(index) => onShortUtcDay(day(index))}
      waiting={waiting}
      counted={counted}
      unfinished={unfinished}
    />
  )
}

const share = (part: number): string => new Intl.NumberFormat(tag, { style: 'percent' }).format(part)
const euros = (amount: number): string => money({ amount, currency: 'EUR' })
const names = [say.thing, say.name, say.long, say.now, say.before]

function Bars({ waiting = false }: { waiting?: boolean }): ReactNode {
  return (
    <BarChart
      label={say.thing}
      finding={say.found}
      pointName={say.name}
      points={names}
      values={{ name: say.now, values: [64_000, 21_500, 12_000, 800, 0] }}
      more={[{ name: say.before, values: [120, 40, null, 2, 0], format: count }]}
      detail={(index) => (waiting ? '' : share(1 / (index + 1)))}
      format={euros}
      {...(waiting && { most: 2, others: say.before })}
      waiting={waiting}
    />
  )
}

function Shares(): ReactNode {
  const rows = Array.from({ length: 11 }, (_, row) => ({
    name: onUtcDay(day(row)), size: count(1200 - row * 90), shares: Array.from({ length: 10 - row }, (__, week) => (10 - week) / 10), inWords: (index: number) => count(index),
  }))
  return <HeatTable label={say.thing} finding={say.found} rowName={say.name} sizeName={say.now} columns={rows.slice(1).map((_, week) => String(week + 1))} rows={rows} format={share} />
}

function Sparks(): ReactNode {
  const [at, setAt] = useState(3)
  const values = [0, 2, 5, 1, 0, 0, 9, 3, 4, 12]
  return (
    <div className="relative max-w-form">
      <Pointer label={say.thing} last={values.length - 1} at={at} said={count(values[at] ?? 0)} onChoose={setAt} />
      <div className="rounded-control outline-offset-2 peer-focus-visible:outline-3 peer-focus-visible:outline-primary"><Sparkline values={values} at={at} /></div>
    </div>
  )
}

export function Charts(): ReactNode {
  return (
    <>
      <Section name="LineChart">
        <Sample lines={[{ name: say.now, values: now }, { name: say.before, values: before }]} />
        <Sample counted unfinished={9} lines={[{ name: say.now, values: now }, { name: say.before, values: before }]} />
        <Columns>
          <Sample lines={[{ name: say.long, values: now.map((value) => value && value * 100_000) }]} />
          <Sample lines={[{ name: say.now, values: [500, 500, 500] }]} currency="JPY" />
          <Sample lines={[{ name: say.now, values: [null, 1200, null, null, 900] }]} waiting />
        </Columns>
      </Section>
      <Section name="BarChart">
        <Bars />
        <Columns>
          <Bars waiting />
        </Columns>
      </Section>
      <Section name="HeatTable">
        <Shares />
      </Section>
      <Section name="Sparkline">
        <Sparks />
      </Section>
    </>
  )
}
