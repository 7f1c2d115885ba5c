import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { onShortUtcDay, onUtcDay } from '@/locale/dates'
import { count } from '@/locale/numbers'
import { LineChart } from '@/ui/chart/line-chart'

import { fetchVisitsCsv, readVisits, type Visits } from '../api/visits'
import { usePeriod } from '../period'
import { lasting, percent, shortCount, todayIn } from '../words'
import { Report } from './report'

/** How many visits there were day by day, of how many people, and how long. */
export function VisitsChart(): ReactNode {
  const { t } = useLingui()
  const period = usePeriod()
  return (
    <Report
      title={<Trans>Visits day by day</Trans>}
      query={useQuery(readVisits(period))}
      daysOf={(data) => data.period}
      csv={{ name: t`visits`, fetch: (signal) => fetchVisitsCsv(period, signal) }}
      empty={({ days }) => days.every(({ sessions }) => sessions === 0) && <Trans>Nobody who agreed to be counted came in this period.</Trans>}
    >
      {(data, waiting, readAt) => <Chart visits={data} waiting={waiting} readAt={readAt} />}
    </Report>
  )
}

function Chart({ visits: { days, period: { last, time_zone: zone } }, waiting, readAt }: { visits: Visits; waiting: boolean; readAt: number }): ReactNode {
  const { t } = useLingui()
  const sum = (of: 'sessions' | 'bounces'): number => days.reduce((all, day) => all + day[of], 0)
  const visits = plural(sum('sessions'), { one: '# visit', other: '# visits' })
  const share = percent(sum('bounces') / Math.max(sum('sessions'), 1))
  return (
    <LineChart
      counted
      unfinished={last === todayIn(zone, new Date(readAt)) ? days.length - 1 : undefined}
      label={t`Visits day by day`}
      finding={t`${visits} in this period; ${share} of them ended after one page.`}
      pointName={t`Day`}
      points={days.map(({ day }) => onUtcDay(day))}
      series={[
        { name: t`Visits`, values: days.map(({ sessions }) => sessions) },
        { name: t`Visitors`, values: days.map(({ visitors }) => visitors) },
      ]}
      more={[
        { name: t`Ended after one page`, values: days.map(({ bounces }) => bounces) },
        { name: t`Median length`, values: days.map(({ median_seconds: seconds }) => seconds), format: lasting },
        { name: t`Pages`, values: days.map(({ page_views: pages }) => pages) },
      ]}
      format={count}
      shortValue={shortCount}
      shortPoint={(index) => onShortUtcDay(days[index]?.day ?? '')}
      waiting={waiting}
    />
  )
}
