import type { ReactNode } from 'react'

import { rightToLeft } from '@/locale/locale'

interface SparklineProps {
  values: readonly number[]
  /** The one that is looked at. */
  at: number
}

const HEIGHT = 32

/** Values as thin bars, as wide as what it stands in; time runs with the text. Whoever shows it says the values. */
export function Sparkline({ values, at }: SparklineProps): ReactNode {
  const most = Math.max(...values, 1)
  const place = (index: number): number => (rightToLeft ? values.length - 1 - index : index)
  return (
    <svg aria-hidden viewBox={`0 0 ${values.length} ${HEIGHT}`} preserveAspectRatio="none" className="block h-8 w-full">
      {values.map((value, index) => {
        // Nothing is a line that still shows where the minute stands.
        const height = value === 0 ? 1 : Math.max((value / most) * HEIGHT, 3)
        return <rect key={index} x={place(index) + 0.1} y={HEIGHT - height} width={0.8} height={height} className={index === at ? 'fill-chart-2' : value === 0 ? 'fill-control' : 'fill-chart-1'} />
      })}
    </svg>
  )
}
