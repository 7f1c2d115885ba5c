import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { count } from '@/locale/numbers'
import { BarChart } from '@/ui/chart/bar-chart'

import { fetchSoldCategoriesCsv, readSoldCategories, type SoldCategories as Sold } from '../api/sold'
import { usePeriod } from '../period'
import { amounts, percent } from '../words'
import { Report } from './report'

/** Which categories bring most; together they are the whole revenue. */
export function SoldCategories(): ReactNode {
  const { t } = useLingui()
  const period = usePeriod()
  return (
    <Report
      title={<Trans>Categories</Trans>}
      query={useQuery(readSoldCategories(period))}
      daysOf={(data) => data.period}
      csv={{ name: t`categories`, fetch: (signal) => fetchSoldCategoriesCsv(period, signal) }}
      empty={({ items }) => items.length === 0 && <Trans>Nothing was sold in this period.</Trans>}
    >
      {(data, waiting) => <Chart sold={data} waiting={waiting} />}
    </Report>
  )
}

function Chart({ sold: { items }, waiting }: { sold: Sold; waiting: boolean }): ReactNode {
  const { t } = useLingui()
  const inMoney = amounts(items[0]?.revenue.currency ?? 'EUR')
  const total = items.reduce((sum, { revenue }) => sum + revenue.amount, 0)
  const nameOf = ({ name }: { name: string | null }): string => name ?? t`Without a category`
  const [best] = items
  const name = best ? nameOf(best) : ''
  const share = percent(best && total > 0 ? best.revenue.amount / total : 0)
  return (
    <BarChart
      label={t`Revenue by category`}
      finding={t`“${name}” brought the most: ${share} of the revenue.`}
      pointName={t`Category`}
      points={items.map(nameOf)}
      values={{ name: t`Revenue`, values: items.map(({ revenue }) => revenue.amount) }}
      more={[
        { name: t`Pieces`, values: items.map(({ pieces }) => pieces), format: count },
        { name: t`Paid orders`, values: items.map(({ orders }) => orders), format: count },
        { name: t`Given back`, values: items.map(({ refunds }) => refunds.amount) },
        { name: t`Net`, values: items.map(({ net }) => net.amount) },
      ]}
      format={inMoney}
      most={10}
      others={t`All others`}
      waiting={waiting}
    />
  )
}
