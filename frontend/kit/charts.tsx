import type { ReactNode } from 'react'

import { onShortUtcDay, onUtcDay } from '@/locale/dates'
import { money, shortMoney } from '@/locale/money'
import { LineChart } from '@/ui/chart/line-chart'

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
}

function Sample({ lines, currency = 'EUR', waiting = false }: SampleProps): ReactNode {
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
    />
  )
}

export function Charts(): ReactNode {
  return (
    <Section name="LineChart">
      <Sample lines={[{ name: say.now, values: now }, { name: say.before, values: before }]} />
      <Columns>
        <Sample lines={[{ name: say.long, values: now.map((value) => value && value * 100_000) }]} />
        <Sample lines={[{ name: say.now, values: [500, 500, 500] }]} currency="JPY" />
        <Sample lines={[{ name: say.now, values: [null, 1200, null, null, 900] }]} waiting />
      </Columns>
    </Section>
  )
}
