import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { onShortUtcDay, onUtcDay } from '@/locale/dates'
import { money, shortMoney } from '@/locale/money'
import { count } from '@/locale/numbers'
import { LineChart } from '@/ui/chart/line-chart'

import { fetchRevenueCsv, grainOf, readRevenue, type Revenue } from '../api/revenue'
import { type Period, usePeriod } from '../period'
import { amounts, difference, hourIn, todayIn } from '../words'
import { Report } from './report'

/** What was sold over time, against the period before. */
export function RevenueChart(): ReactNode {
  const { t } = useLingui()
  const period = usePeriod()
  return (
    <Report
      title={<Trans>Revenue over time</Trans>}
      query={useQuery(readRevenue(period))}
      daysOf={(data) => data.period}
      csv={{ name: t`revenue`, fetch: (signal) => fetchRevenueCsv(period, signal) }}
      empty={({ total, before }) => total.orders === 0 && (before?.total.orders ?? 0) === 0 && <Trans>Nothing was sold in this period, nor in the one before.</Trans>}
    >
      {(data, waiting, readAt) => <Chart revenue={data} period={period} waiting={waiting} readAt={readAt} />}
    </Report>
  )
}

function Chart({ revenue, period, waiting, readAt }: { revenue: Revenue; period: Period; waiting: boolean; readAt: number }): ReactNode {
  const { t } = useLingui()
  const { rows, before, total, period: { last, time_zone: zone } } = revenue
  const { currency } = total.revenue
  const open = last === todayIn(zone, new Date(readAt))
  // What is to come is not nought.
  const present = open ? rows.findLastIndex(({ starts_at: start }) => Date.parse(start) <= readAt) : undefined
  const known = present === undefined ? rows : rows.slice(0, present + 1)
  const grain = grainOf(period)
  const named = (index: number, day: (iso: string) => string): string => {
    const row = rows[index]
    if (!row) return ''
    return grain === 'hour' ? hourIn(row.starts_at, zone) : day(row.day)
  }
  const column = (of: 'shipping' | 'refunds' | 'net') => rows.map((_, index) => known[index]?.sold[of].amount ?? null)
  return (
    <>
      <LineChart
        counted
        unfinished={present}
        label={t`Revenue over time, and in the period before`}
        finding={useFinding(revenue)}
        pointName={grain === 'hour' ? t`Hour` : grain === 'day' ? t`Day` : t`Week from`}
        points={rows.map((_, index) => named(index, onUtcDay))}
        series={[
          { name: t`This period`, values: rows.map((_, index) => known[index]?.sold.revenue.amount ?? null) },
          ...(before ? [{ name: t`The period before`, values: rows.map((_, index) => (index < known.length ? before.rows[index]?.sold.revenue.amount ?? null : null)) }] : []),
        ]}
        more={[
          { name: t`Paid orders`, values: rows.map((_, index) => known[index]?.sold.orders ?? null), format: count },
          { name: t`Delivery`, values: column('shipping') },
          { name: t`Given back`, values: column('refunds') },
          { name: t`Net`, values: column('net') },
        ]}
        format={amounts(currency)}
        shortValue={(amount) => shortMoney({ amount, currency })}
        shortPoint={(index) => named(index, onShortUtcDay)}
        waiting={waiting}
      />
      {open && <p className="text-md text-muted"><Trans>What is hatched is not over. The period before counts until the same time of day.</Trans></p>}
    </>
  )
}

function useFinding({ total: { revenue: now }, before }: Revenue): string {
  const { t } = useLingui()
  const total = money(now)
  const then = before?.total.revenue
  if (!then || then.amount <= 0) return t`${total} in this period. Nothing was sold in the period before.`
  const was = money(then)
  const share = difference(now.amount, then.amount)
  if (now.amount === then.amount) return t`${total} in this period, as much as in the period before.`
  return now.amount > then.amount ? t`${total} in this period, ${share} more than in the period before (${was}).` : t`${total} in this period, ${share} less than in the period before (${was}).`
}
